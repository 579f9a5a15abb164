# The build runs on the builder's own platform and cross-compiles, so that no
# platform is emulated. The classic builder does not say what platform it is
# on; "linux" is then its own.
FROM --platform=${BUILDPLATFORM:-linux} golang:1.26.8 AS build
ARG TARGETARCH
ENV CGO_ENABLED=0 GOARCH=$TARGETARCH GOFLAGS="-trimpath -tags=nomsgpack"
WORKDIR /src
COPY go.mod go.sum ./
# The largest dependency in a layer of its own, which a change of the emulator
# does not build anew. Modules that only tests need are never fetched.
RUN go build github.com/gin-gonic/gin
COPY . .
ARG VERSION
ARG REVISION
RUN go build -ldflags "-s -w -X main.release=$VERSION -X main.commit=$REVISION" \
    -o /elements-emulator ./cmd/elements-emulator

FROM scratch
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="Elements emulator" \
      org.opencontainers.image.description="A local fake of the Namazu Elements game backend, for development and tests" \
      org.opencontainers.image.source="https://github.com/NamazuStudios/elements-emulator" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /elements-emulator /elements-emulator
USER 65532:65532
# A folder mounted at /fixtures is the world; without one it is a fresh world.
ENV ELEMENTS_EMULATOR_LISTEN=0.0.0.0:8080 \
    ELEMENTS_EMULATOR_FIXTURES_IF_THERE=/fixtures
EXPOSE 8080
HEALTHCHECK --interval=2s --timeout=2s --start-period=10s --retries=3 CMD ["/elements-emulator", "health"]
ENTRYPOINT ["/elements-emulator"]
CMD ["serve"]
