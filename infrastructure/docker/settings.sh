#!/usr/bin/env bash
# Writes what compose.yaml needs and nobody else should see, beside it: .secrets with a file of Spring properties for
# each service and the database's password, and .env with which shape to run. What is there already stays.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
. "$root/infrastructure/docker/description.sh"
cd "$root/infrastructure/docker"

random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# Others on this machine cannot get at the files, because they cannot get into the folder. In a container they belong to
# the user of this machine, so the container's user reads them as a stranger.
umask 022
mkdir -p .secrets
chmod 700 .secrets

# once: the database remembers it
[ -f .secrets/postgres ] || random >.secrets/postgres
# what all six share: whoever publishes events has to know it
[ -f .secrets/relay ] || random >.secrets/relay

for service in $(services); do
    file=".secrets/$service.properties"
    [ -f "$file" ] && continue
    role="$(setting "$service" role)"
    {
        printf 'waooaw.database.url=jdbc:postgresql://postgres:5432/%s\n' "$(setting "$service" database)"
        printf 'waooaw.database.schema=%s\n' "$(setting "$service" schema)"
        printf 'waooaw.database.app.username=%s_app\n' "$role"
        printf 'waooaw.database.app.password=%s\n' "$(random)"
        printf 'waooaw.database.app.max-connections=%s\n' "$(setting "$service" connections)"
        printf 'waooaw.database.system.username=%s_system\n' "$role"
        printf 'waooaw.database.system.password=%s\n' "$(random)"
        printf 'waooaw.events.relay.secret=%s\n' "$(cat .secrets/relay)"
        if [ "$service" = governance ]; then
            printf 'waooaw.governance.login.client-secret=%s\n' "$(random)"
            # not a variable: on the one class path of all six, everybody who reads it gets a mail sender
            printf 'spring.mail.host=%s\n' "${WAOOAW_MAIL_HOST:-localhost}"
            printf 'spring.mail.port=%s\n' "${WAOOAW_MAIL_PORT:-25}"
        fi
    } >"$file"
done

[ -f .env ] || cat >.env <<'END'
# all six services in one process; "six" for one container each. Add redis, qdrant or pubsub to start those too.
COMPOSE_PROFILES=one
END
printf 'Written: %s/.secrets and .env\n' "$PWD"
