-- The act a Governor approved instead of the one they were asked about: with another text, otherwise the same. What was asked
-- stays in its row; never changed.
create table edited_act (
    approval_id uuid        primary key references approval,
    customer_id uuid,
    -- text, not jsonb: these very bytes are what the hash is of
    act_json    text        not null,
    act_hash    text        not null check (act_hash ~ '^[0-9a-f]{64}$'),
    edited_by   text        not null,
    edited_at   timestamptz not null
);

alter table edited_act enable row level security;
alter table edited_act force row level security;
-- as the question itself: what was passed on is the platform's people's, too
create policy edited_act_tenant on edited_act
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid
        or (nullif(current_setting('app.tenant', true), '') is null and exists (
            select from approval a where a.id = approval_id and a.escalated_at is not null)));
