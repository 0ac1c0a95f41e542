# Reads infrastructure.yaml; for the scripts beside it, which set root.
# shellcheck shell=bash
infrastructure="$root/infrastructure/infrastructure.yaml"

# The value of a setting of a service in infrastructure.yaml.
setting() {
    awk -v name="$1" -v key="$2:" '
        $1 == "-" && $2 == "name:" { inside = ($3 == name) }
        inside && $1 == key { print $2; exit }' "$infrastructure"
}

services() {
    awk '/^services:/ { inside = 1; next } /^[a-z]/ { inside = 0 } inside && $1 == "-" && $2 == "name:" { print $3 }' \
        "$infrastructure"
}
