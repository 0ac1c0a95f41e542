-- On what terms a question is asked, and questions that somebody has put aside.

alter table approval
    add column due_at          timestamptz,
    add column on_silence      text        not null default 'deny' check (on_silence in ('deny', 'approve')),
    add column reason_required boolean     not null default false,
    add column deferred_at     timestamptz,
    add column deferred_until  timestamptz;

-- a migration has no tenant: forced row-level security would hide every customer's rows from it
alter table approval no force row level security;
update approval set due_at = expires_at;
alter table approval force row level security;

alter table approval
    alter column due_at set not null,
    alter column on_silence drop default,
    alter column reason_required drop default;

-- the rules about states get names, so that the next change finds them
do $$
declare
    rule record;
begin
    for rule in
        select conname from pg_constraint
        where conrelid = 'approval'::regclass and contype = 'c'
          and pg_get_constraintdef(oid) ~ 'status|decided_through'
    loop
        execute format('alter table approval drop constraint %I', rule.conname);
    end loop;
end $$;

alter table approval
    add constraint approval_status_known
        check (status in ('pending', 'deferred', 'approved', 'denied', 'expired', 'withdrawn', 'consumed')),
    add constraint approval_settled_once
        check ((status in ('pending', 'deferred')) = (settled_at is null)),
    add constraint approval_decided_through_known
        check (decided_through in ('web', 'api', 'timeout')),
    -- a yes or a no of nobody is none; only the silence that was announced as a yes has no name to it
    add constraint approval_decided_by_somebody
        check ((status in ('approved', 'denied', 'consumed', 'deferred')) = (decided_through is not null)
            and (decided_by is not null) = (decided_through is not null and decided_through <> 'timeout')),
    add constraint approval_by_silence
        check (coalesce(decided_through, '') <> 'timeout' or (status in ('approved', 'consumed') and on_silence = 'approve')),
    add constraint approval_denied_why
        check (status <> 'denied' or char_length(reason) > 0),
    add constraint approval_deferred_until
        check ((status = 'deferred') = (deferred_at is not null)
            and (deferred_until is null or status = 'deferred')
            and (status <> 'deferred' or deferred_until is not null or char_length(reason) > 0));

-- Every time a question was put aside: the approval itself keeps the last one only.
create table deferral (
    approval_id    uuid        not null references approval,
    version        bigint      not null,
    customer_id    uuid,
    deferred_by    text        not null,
    deferred_at    timestamptz not null,
    deferred_until timestamptz,
    reason         text        not null check (char_length(reason) <= 2000),
    primary key (approval_id, version)
);

alter table deferral enable row level security;
alter table deferral force row level security;
create policy deferral_tenant on deferral
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- Which row of which table decided what, on what it was told. Insert only.
create table rule_evaluation (
    id            uuid        primary key,
    approval_id   uuid        not null references approval,
    customer_id   uuid,
    table_name    text        not null,
    table_version text        not null,
    table_hash    text        not null check (table_hash ~ '^[0-9a-f]{64}$'),
    row_name      text        not null,
    -- text, not jsonb: these very bytes are what the hash is of
    facts         text        not null,
    facts_hash    text        not null check (facts_hash ~ '^[0-9a-f]{64}$'),
    missing       jsonb       not null,
    outcome       jsonb       not null,
    evaluated_at  timestamptz not null,
    unique (approval_id, table_name)
);

create function rule_evaluation_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what a table decided stays as it was decided';
end $$;

create trigger rule_evaluation_stays before update or delete or truncate on rule_evaluation
    for each statement execute function rule_evaluation_stays();

alter table rule_evaluation enable row level security;
alter table rule_evaluation force row level security;
create policy rule_evaluation_tenant on rule_evaluation
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- A question that was put aside and comes back is told again: a round is the version of the approval it belongs to.
alter table notification add column round bigint not null default 0;
alter table notification alter column round drop default;
alter table notification drop constraint notification_approval_id_channel_key;
alter table notification add constraint notification_once_a_round unique (approval_id, channel, round);
