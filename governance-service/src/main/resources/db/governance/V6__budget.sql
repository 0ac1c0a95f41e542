-- Money is in millionths of a US dollar.
create table budget (
    scope          text        not null check (scope in ('execution', 'agent_day', 'agent_query', 'team', 'plan', 'platform')),
    id             text        not null,
    -- 2026-11-27, 2026-11 or all
    period         text        not null,
    customer_id    uuid,
    limit_micros   bigint      not null check (limit_micros >= 0),
    granted_micros bigint      not null check (granted_micros >= 0),
    settled_micros bigint      not null check (settled_micros >= 0),
    leased_micros  bigint      not null check (leased_micros >= 0),
    overrun_micros bigint      not null check (overrun_micros >= 0),
    held           text        not null check (held in ('none', 'trial', 'specialist', 'manager')),
    created_at     timestamptz not null,
    ends_at        timestamptz,
    primary key (scope, id, period),
    check ((scope in ('execution', 'team', 'plan')) = (customer_id is not null)),
    -- the promise, whoever writes
    constraint settled_and_leased_fit check (settled_micros + leased_micros <= limit_micros + granted_micros)
);

create table budget_lease (
    id            uuid        primary key,
    scope         text        not null,
    budget_id     text        not null,
    period        text        not null,
    customer_id   uuid,
    holder        text        not null,
    amount_micros bigint      not null check (amount_micros > 0),
    granted_at    timestamptz not null,
    expires_at    timestamptz not null,
    settle_by     timestamptz not null,
    state         text        not null check (state in ('open', 'returned', 'reclaimed')),
    spent_micros  bigint      not null check (spent_micros >= 0),
    ended_at      timestamptz check ((state = 'open') = (ended_at is null)),
    foreign key (scope, budget_id, period) references budget
);

create index budget_lease_open on budget_lease (settle_by) where state = 'open';
create index budget_lease_budget on budget_lease (scope, budget_id, period) where state = 'open';

-- Thresholds that were told; a row of it is why one is never told twice.
create table budget_event (
    scope        text        not null,
    budget_id    text        not null,
    period       text        not null,
    percent      int         not null check (percent between 1 and 100),
    customer_id  uuid,
    spent_micros bigint      not null,
    cap_micros   bigint      not null,
    noticed_at   timestamptz not null,
    primary key (scope, budget_id, period, percent),
    foreign key (scope, budget_id, period) references budget
);

-- What Governors granted on top.
create table budget_increase (
    id            uuid        primary key,
    scope         text        not null,
    budget_id     text        not null,
    period        text        not null,
    customer_id   uuid,
    amount_micros bigint      not null check (amount_micros > 0),
    reason        text        not null check (char_length(reason) between 1 and 500),
    granted_by    text        not null,
    authority     text        not null check (authority in ('engagement_governor', 'platform_governor')),
    granted_at    timestamptz not null,
    foreign key (scope, budget_id, period) references budget
);

-- What the Governor of a customer has granted in a month, over all budgets of the customer.
create table budget_allowance (
    customer_id   uuid   not null,
    month         text   not null,
    granted_micros bigint not null check (granted_micros >= 0),
    primary key (customer_id, month)
);

alter table budget enable row level security;
alter table budget force row level security;
create policy budget_tenant on budget
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table budget_lease enable row level security;
alter table budget_lease force row level security;
create policy budget_lease_tenant on budget_lease
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table budget_event enable row level security;
alter table budget_event force row level security;
create policy budget_event_tenant on budget_event
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table budget_increase enable row level security;
alter table budget_increase force row level security;
create policy budget_increase_tenant on budget_increase
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table budget_allowance enable row level security;
alter table budget_allowance force row level security;
create policy budget_allowance_tenant on budget_allowance
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);
