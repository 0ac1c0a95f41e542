-- Runs as audit_owner. Nobody else writes here but through append(), and nobody changes or removes a row.
create table audit_entry (
    id              bigint generated always as identity primary key,
    entry_id        uuid        not null unique,
    timestamp_utc   timestamptz not null,
    service         text        not null,
    actor_id        text        not null,
    actor_type      text        not null check (actor_type in ('agent', 'foundational', 'governor', 'operator', 'customer', 'system')),
    action_type     text        not null,
    subject_type    text        not null,
    subject_id      text        not null,
    customer_id     uuid,
    engagement_id   uuid,
    agent_id        uuid,
    action_detail   jsonb       not null,
    decision_context jsonb,
    policy_decision_id uuid,
    result          text        not null check (result in ('intended', 'succeeded', 'failed', 'refused', 'unknown')),
    correlation_id  uuid        not null,
    causation_id    uuid        not null,
    vector_clock    jsonb,
    data_classification text    not null check (data_classification in ('public', 'internal', 'confidential', 'restricted_pii')),
    -- salts the leaf that the transparency log will publish, so that a public tile reveals nothing
    nonce           bytea       not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);

create index audit_entry_correlation on audit_entry (correlation_id);
create index audit_entry_subject on audit_entry (subject_type, subject_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

-- The one way in. Idempotent by entry id: true for a new entry, false for one the log already has.
create function append(
    p_entry_id uuid, p_timestamp timestamptz, p_service text, p_actor_id text, p_actor_type text, p_action_type text,
    p_subject_type text, p_subject_id text, p_customer_id uuid, p_engagement_id uuid, p_agent_id uuid, p_detail jsonb,
    p_result text, p_correlation_id uuid, p_causation_id uuid, p_classification text)
returns boolean language plpgsql security definer set search_path = audit_log, pg_temp as $$
begin
    insert into audit_entry (
        entry_id, timestamp_utc, service, actor_id, actor_type, action_type, subject_type, subject_id,
        customer_id, engagement_id, agent_id, action_detail, result, correlation_id, causation_id, data_classification)
    values (
        p_entry_id, p_timestamp, p_service, p_actor_id, p_actor_type, p_action_type, p_subject_type, p_subject_id,
        p_customer_id, p_engagement_id, p_agent_id, p_detail, p_result, p_correlation_id, p_causation_id, p_classification)
    on conflict (entry_id) do nothing;
    return found;
end $$;

revoke all on function append from public;

-- Every service of this database may append; only Governance, which answers questions about it, may read.
do $$
declare r record;
begin
    for r in select rolname from pg_roles
             where rolname in ('agent_creation_app', 'agent_execution_app', 'governance_app', 'learning_app', 'admin_gateway_app',
                               'agent_creation_system', 'agent_execution_system', 'governance_system', 'learning_system', 'admin_gateway_system')
    loop
        execute format('grant usage on schema audit_log to %I', r.rolname);
        execute format('grant execute on function append to %I', r.rolname);
    end loop;
    if exists (select from pg_roles where rolname = 'governance_system') then
        grant select on audit_entry to governance_system;
    end if;
end $$;
