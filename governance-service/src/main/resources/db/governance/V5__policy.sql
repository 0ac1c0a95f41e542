-- What the policy decision point answered over HTTP. The request is kept as its hash: it may tell of people.
create table policy_attestation (
    decision_id    uuid        primary key,
    request_id     uuid        not null,
    request_hash   text        not null check (request_hash ~ '^[0-9a-f]{64}$'),
    policy_bundle  text        not null,
    -- empty where no bundle was in force, which is a denial
    bundle_version text        not null,
    decision       text        not null check (decision in ('allow', 'allow_with_obligations', 'deny')),
    rules          text[]      not null,
    obligations    text[]      not null,
    asked_by       text        not null,
    correlation_id uuid        not null,
    decided_at     timestamptz not null,
    -- nobody is allowed anything by no bundle
    check (bundle_version <> '' or decision = 'deny'),
    check ((decision = 'allow_with_obligations') = (cardinality(obligations) > 0))
);

create index policy_attestation_request on policy_attestation (request_id);

-- Bundles that were in force; none that is older than the newest of them comes back.
create table policy_bundle (
    digest  text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    version bigint      not null check (version > 0),
    key_id  text        not null,
    since   timestamptz not null
);

create function policy_evidence_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what was decided, and by which policies, stays as it was';
end $$;

create trigger policy_attestation_stays before update or delete or truncate on policy_attestation
    for each statement execute function policy_evidence_stays();
create trigger policy_bundle_stays before update or delete or truncate on policy_bundle
    for each statement execute function policy_evidence_stays();
