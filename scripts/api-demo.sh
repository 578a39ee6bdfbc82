#!/bin/sh
# The API, end to end, with nothing but curl, sed and grep: makes a short film of a script, follows its events, downloads
# it, shows what every job took, and cancels a second project.
#
#   ./storyreel serve &          # in another terminal, or in the background
#   scripts/api-demo.sh          # STORYREEL_URL and API_KEY are taken from the environment
set -eu

url=${STORYREEL_URL:-http://localhost:${PORT:-8420}}
film=${1:-film.mp4}

# One call: METHOD PATH [curl options…]
api() {
    method=$1
    path=$2
    shift 2
    curl --silent --show-error --fail-with-body --request "$method" \
        ${API_KEY:+--header "X-API-Key: $API_KEY"} "$@" "$url$path"
}

# The first value of a field in the JSON on standard input; enough for ids, names and numbers.
field() {
    grep -o "\"$1\":[^,}]*" | sed -n '1s/^[^:]*:"\{0,1\}\([^"]*\)"\{0,1\}$/\1/p'
}

new_project() {
    api POST /v1/projects --header 'Content-Type: application/json' \
        --header "Idempotency-Key: api-demo-$$-$1" --data "$2"
}

echo "== The looks to choose from"
api GET /v1/presets | grep -o '"name":"[^"]*"' | sed 's/.*:"\(.*\)"/   \1/'

echo "== A project of a script"
body='{"script": "An octopus has three hearts. Two of them drive blood through the gills, and the third one sends it round the body. When the octopus swims, the third heart rests.", "duration_seconds": 15, "preset": "paper-cut"}'
project=$(new_project film "$body")
id=$(echo "$project" | field id)
echo "   $id is $(echo "$project" | field status)"

echo "== The same request again makes nothing new"
again=$(new_project film "$body" | field id)
[ "$again" = "$id" ] || { echo "   but it made $again" >&2; exit 1; }
echo "   still $again"

echo "== Its events, until it is done"
# the stream replays what happened before and ends after the event "done"
api GET "/v1/projects/$id/events" --no-buffer |
    sed -n 's/^event: /   /p; s/^data: /      /p'

project=$(api GET "/v1/projects/$id")
status=$(echo "$project" | field status)
if [ "$status" != succeeded ]; then
    echo "the project is $status: $project" >&2
    exit 1
fi

echo "== The film"
api GET "/v1/projects/$id/download" --location --output "$film"
echo "   $film, $(wc -c <"$film") bytes"

echo "== Its files"
api GET "/v1/projects/$id/assets" | grep -o '"name":"[^"]*"' | sed 's/.*:"\(.*\)"/   \1/'

echo "== What every job took"
api GET "/v1/projects/$id/debug/jobs" |
    grep -o '"type":"[^"]*","clip_index":[^,]*\|"started_at":"[^"]*","finished_at":"[^"]*"' |
    sed 's/^"type":"\([^"]*\)","clip_index":/   \1 /; s/^"started_at":"\([^"]*\)","finished_at":"\([^"]*\)"/      \1 to \2/'

echo "== A second project, cancelled at once"
second=$(new_project second '{"topic": "Octopus", "priority": "low"}' | field id)
echo "   $second is $(api DELETE "/v1/projects/$second" | field status)"
