-- Who decides in a Governor's place, and which one person decides now.

-- in whose place whoever decided, or put it aside, has done so
alter table approval
    add column deputy_of text,
    add constraint approval_deputy_is_somebody check (deputy_of is null or (decided_by is not null and decided_by <> deputy_of));

-- to this person alone; absent for the Governor
alter table announcement add column person text;

-- A Governor lets somebody decide what they govern: for a time, or where they are silent.
create table delegation (
    id             uuid        primary key,
    customer_id    uuid,
    governor       text        not null,
    deputy         text        not null check (deputy <> governor),
    on_silence     boolean     not null,
    begins_at      timestamptz not null,
    until          timestamptz not null check (until > begins_at),
    reason         text        not null check (char_length(reason) between 1 and 2000),
    made_at        timestamptz not null,
    ended_at       timestamptz,
    ended_by       text,
    correlation_id uuid        not null,
    check ((ended_at is null) = (ended_by is null))
);

create index delegation_of_a_deputy on delegation (deputy, until) where ended_at is null;
create index delegation_made on delegation (made_at);

-- The one person who decides for a customer, or for the platform, now; idle after a while without a decision or a look.
create table governor_session (
    id          uuid        primary key,
    customer_id uuid,
    subject     text        not null,
    -- in whose place; absent where it is the Governor
    deputy_of   text,
    begun_at    timestamptz not null,
    renewed_at  timestamptz not null check (renewed_at >= begun_at),
    unique nulls not distinct (customer_id)
);

-- What a deputy has decided, for the Governor to look at afterwards.
create table deputy_act (
    id             uuid        primary key,
    customer_id    uuid,
    delegation_id  uuid        not null references delegation,
    approval_id    uuid        not null references approval,
    display_id     text        not null,
    action_type    text        not null,
    decision       text        not null check (decision in ('approve', 'deny', 'defer', 'escalate')),
    deputy         text        not null,
    deputy_of      text        not null check (deputy_of <> deputy),
    decided_at     timestamptz not null,
    review_by      timestamptz not null,
    -- that nobody has looked in time was written down
    overdue_at     timestamptz,
    verdict        text        check (verdict in ('agree', 'object')),
    reviewed_by    text        check (reviewed_by <> deputy),
    reviewed_at    timestamptz,
    review_reason  text        check (char_length(review_reason) <= 2000),
    correlation_id uuid        not null,
    check ((verdict is null) = (reviewed_by is null) and (verdict is null) = (reviewed_at is null)
        and (verdict is null) = (review_reason is null)),
    check (verdict is distinct from 'object' or char_length(review_reason) > 0)
);

create index deputy_act_unreviewed on deputy_act (review_by) where verdict is null;
create index deputy_act_decided on deputy_act (decided_at);

do $$
declare
    owned text;
begin
    foreach owned in array array['delegation', 'governor_session', 'deputy_act'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy %I on %I using (customer_id is not distinct from '
                || 'nullif(current_setting(''app.tenant'', true), '''')::uuid)',
            owned || '_tenant', owned);
    end loop;
end $$;
