#!/bin/sh
# A test suite against the Elements emulator with nothing but curl.
#
#   sh suite.sh                                       starts an emulator for itself
#   ELEMENTS_URL=http://localhost:8080 sh suite.sh    uses one that runs
#
# ELEMENTS_COMMAND is the emulator's binary, elements-emulator in the path
# otherwise. Each test has a sandbox of its own: $url is a backend that nobody
# else uses.
set -eu

answer=$(mktemp)
pid=

finish() {
    [ -z "$pid" ] || kill "$pid"
    rm -f "$answer" "$answer.url"
}
trap finish EXIT

# start runs an emulator on a free port. It prints its URL once it is ready.
start() {
    "${ELEMENTS_COMMAND:-elements-emulator}" serve --listen 127.0.0.1:0 >"$answer.url" &
    pid=$!
    tries=0
    until [ -s "$answer.url" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || { echo "the emulator does not start"; exit 1; }
        sleep 0.1
    done
    ELEMENTS_URL=$(cat "$answer.url")
}
[ -n "${ELEMENTS_URL:-}" ] || start

fail() {
    echo "FAIL $name: $1"
    cat "$answer"
    exit 1
}

# call STATUS METHOD URL [CURL OPTION...]: makes a call and checks its status.
# The body of the answer is in the file $answer.
call() {
    want=$1 method=$2 target=$3
    shift 3
    got=$(curl --silent --output "$answer" --write-out '%{http_code}' --request "$method" "$target" "$@") || true
    [ "$got" = "$want" ] || fail "$method $target answered $got, not $want"
}

# post STATUS URL JSON [CURL OPTION...]
post() {
    want=$1 target=$2 body=$3
    shift 3
    call "$want" POST "$target" --header 'Content-Type: application/json' --data "$body" "$@"
}

# field NAME: a text in the answer.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$answer"; }

# mock_session SECONDS: a new user with a session, whose secret is in $secret.
mock_session() {
    post 201 "$url/_emulator/sessions" '{"user": "root"}' # the superuser, without a password
    root=$(field sessionSecret)
    post 200 "$url/api/rest/mock_session" "{\"lifetimeInSeconds\": $1}" --header "Elements-SessionSecret: $root"
    secret=$(field sessionSecret)
}

# me STATUS: who is logged in.
me() { call "$1" GET "$url/api/rest/user/me" --header "Elements-SessionSecret: $secret"; }

test_mock_session() {
    mock_session 600
    me 200
    [ "$(field level)" = USER ] || fail "a mock user has the level $(field level)"
}

test_fault() {
    mock_session 600
    post 201 "$url/_emulator/faults" '{"match": {"path": "/user/me"}, "error": {"status": 503}, "times": 1}'
    me 503
    me 200
}

test_clock() {
    mock_session 60
    post 200 "$url/_emulator/clock" '{"advance": "61s"}'
    me 403
}

test_verify() {
    mock_session 600
    me 200
    me 200
    post 200 "$url/_emulator/verify" '{"method": "GET", "path": "/user/me", "times": 2}'
    grep -q '"ok":true' "$answer" || fail "user/me was not called twice"
}

for name in test_mock_session test_fault test_clock test_verify; do
    post 201 "$ELEMENTS_URL/_emulator/sandboxes" '{}'
    url=$(field url)
    sandbox=${url##*/}
    "$name"
    call 204 DELETE "$ELEMENTS_URL/_emulator/sandboxes/$sandbox"
    echo "ok   $name"
done
