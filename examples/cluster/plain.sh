#!/bin/sh
# A Ray cluster of machines that you can log in to. The folder of the corpus must be the same path on all of them (NFS),
# or a URI that all may read and write. Everything between the machines is asked for the token; still, let no port of
# Ray be reached from outside: who may give it work may run anything.
#
#     ./plain.sh head              on one machine; prints what to do on the others
#     ./plain.sh worker HEAD:6379  on each of the others
#     ./plain.sh stop              on each, at the end
set -eu

export RAY_AUTH_MODE=token RAY_USAGE_STATS_ENABLED=0
token="${RAY_AUTH_TOKEN_PATH:-$HOME/.ray/auth_token}"

case "${1:-}" in
head)
    if [ ! -s "$token" ]; then
        mkdir -p "$(dirname "$token")"
        (umask 077 && openssl rand -hex 32 >"$token")
    fi
    ray start --head --port=6379 --num-cpus=0 --include-dashboard=false --disable-usage-stats
    echo
    echo "Copy $token to the other machines (scp -p), then on each:  plain.sh worker $(hostname):6379"
    echo "Then here:  RAY_AUTH_MODE=token tellings scale run INPUT... --out DIR --address $(hostname):6379"
    ;;
worker)
    [ -s "$token" ] || { echo "no token in $token: copy it from the head" >&2; exit 2; }
    # One processor is left to the system; without the option Ray takes all.
    ray start --address="${2:?HEAD:PORT}" --num-cpus="$(($(nproc) > 1 ? $(nproc) - 1 : 1))" --disable-usage-stats
    ;;
stop)
    ray stop
    ;;
*)
    sed -n '2,9p' "$0" >&2
    exit 2
    ;;
esac
