#!/usr/bin/env bash
# Tests, compiles and signs the policies; what comes of it is committed. Needs `opa` on the PATH.
#
#   infrastructure/policies/build.sh            the bundle of the programs, signed with the development key
#   infrastructure/policies/build.sh FOLDER     another place, signed with the key in WAOOAW_POLICY_SIGNING_KEY
#
# VERSION has to grow with every change: nothing older than what was in force is taken.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
policies="$root/infrastructure/policies"
bundles=(trial data_scope ai integration communication resilience residency separation_of_duties)
key="${WAOOAW_POLICY_SIGNING_KEY:-$policies/development-signing-key.pem}"
key_id="${WAOOAW_POLICY_KEY_ID:-development}"
target="${1:-$root/platform-common/platform-policy/src/main/resources/com/waooaw/platform/policy}"
name=waooaw-policies.tar.gz

command -v opa >/dev/null 2>&1 || {
    printf 'build.sh: there is no opa on the PATH: https://www.openpolicyagent.org/docs/#1-download-opa\n' >&2
    exit 1
}
cd "$policies"
opa fmt --fail --list waooaw tests
# a function that is not in capabilities.json does not exist for the compiler
opa check --strict --capabilities capabilities.json waooaw
opa test waooaw tests

entrypoints=()
for bundle in "${bundles[@]}"; do entrypoints+=(--entrypoint "waooaw/$bundle/decision"); done
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/sources"
cp -R waooaw .manifest "$work/sources/"
cd "$work/sources"
opa build --target wasm --bundle "${entrypoints[@]}" \
    --capabilities "$policies/capabilities.json" \
    --revision "$(cat "$policies/VERSION")" \
    --signing-alg ES256 --signing-key "$key" --verification-key-id "$key_id" \
    --output "$work/$name" .
mkdir -p "$target"
# whoever reads it meanwhile gets the old one or the new one
mv "$work/$name" "$target/.$name.new"
mv "$target/.$name.new" "$target/$name"
# another version of the compiler writes other bytes
[ $# -gt 0 ] || opa version | sed -n 's/^Version: //p' >"$policies/OPA_VERSION"
printf 'Written: %s, version %s\n' "$target/$name" "$(cat "$policies/VERSION")"
