-- What this service may spend and has spent; money is in millionths of a US dollar. Ids and amounts only: a row says
-- nothing of a customer.
create table spending_lease (
    id              uuid        primary key,
    scope           text        not null,
    budget_id       text        not null,
    period          text        not null,
    spender         text        not null,
    amount_micros   bigint      not null check (amount_micros > 0),
    reserved_micros bigint      not null check (reserved_micros >= 0),
    settled_micros  bigint      not null check (settled_micros >= 0),
    overrun_micros  bigint      not null check (overrun_micros >= 0),
    expires_at      timestamptz not null,
    settle_by       timestamptz not null,
    state           text        not null check (state in ('open', 'closing', 'returned')),
    -- never more out than there is, whoever writes
    constraint reserved_and_settled_fit check (reserved_micros + settled_micros <= amount_micros)
);

create index spending_lease_usable on spending_lease (scope, budget_id, spender, expires_at) where state = 'open';
create index spending_lease_unreturned on spending_lease (expires_at) where state <> 'returned';

-- A lease that was asked for and has not come: its id is kept before it is asked for, so that a lost answer is given again.
create table spending_wish (
    scope          text        not null,
    budget_id      text        not null,
    spender        text        not null,
    lease_id       uuid        not null unique,
    primary key (scope, budget_id, spender)
);

create table spending_reservation (
    id             uuid        primary key,
    amount_micros  bigint      not null check (amount_micros >= 0),
    -- in the order in which leases are locked
    leases         uuid[]      not null,
    state          text        not null check (state in ('open', 'settled', 'released')),
    spent_micros   bigint      not null check (spent_micros >= 0),
    expires_at     timestamptz not null
);

create index spending_reservation_open on spending_reservation (expires_at) where state = 'open';
create index spending_reservation_ended on spending_reservation (expires_at) where state <> 'open';
create index spending_lease_returned on spending_lease (settle_by) where state = 'returned';
