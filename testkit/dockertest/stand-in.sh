# Makes a stand-in for the official Go image from the Go toolchain of this
# machine: the toolchain, a shell, and certificates. Arguments: its GOROOT and
# the name of the image.
set -eu
goroot=$1
image=$2

libraries=$(ldd /bin/sh | grep -o '/[^ ]*' || true)
certificates=$(ls -d /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem 2>/dev/null || true)

tar -C / -hcf - \
    --transform "s,^${goroot#/},usr/local/go," \
    --exclude "${goroot#/}/test" --exclude "${goroot#/}/api" --exclude "${goroot#/}/doc" \
    --no-recursion tmp root \
    --recursion bin/sh $(printf '%s\n' $libraries $certificates | sed 's,^/,,') "${goroot#/}" |
    docker import \
        --change 'ENV PATH=/usr/local/go/bin:/bin' \
        --change 'ENV HOME=/root GOPATH=/go GOTOOLCHAIN=local' \
        --change 'LABEL org.opencontainers.image.description="Stand-in for the official Go image, made for a test"' \
        - "$image"
