-- Emergencies: what went ahead without a yes, and what its Governor found; and the notices after a veto.

-- Which override allowed it, where one did. decided_by is then who declared it, not who said yes: nobody did.
alter table approval add column break_glass_id uuid;

create table break_glass (
    id              uuid        primary key,
    approval_id     uuid        not null unique references approval,
    customer_id     uuid,
    engagement_id   uuid,
    display_id      text        not null,
    requester_id    text        not null,
    requester_type  text        not null,
    subject_type    text        not null,
    subject_id      text        not null,
    action_type     text        not null,
    act_hash        text        not null check (act_hash ~ '^[0-9a-f]{64}$'),
    condition       text        not null
        check (condition in ('outage', 'active_breach', 'imminent_data_loss', 'legal_duty')),
    description     text        not null check (char_length(description) between 1 and 2000),
    evidence        text[]      not null check (cardinality(evidence) <= 10),
    declared_by     text        not null,
    declared_at     timestamptz not null,
    ends_at         timestamptz not null,
    review_due_at   timestamptz not null,
    state           text        not null check (state in ('unreviewed', 'overdue', 'justified', 'unjustified')),
    reviewed_by     text,
    reviewed_at     timestamptz,
    review_reason   text        check (char_length(review_reason) between 1 and 2000),
    -- whether something had been done that is undone now
    undone          boolean     not null default false,
    correlation_id  uuid        not null,
    causation_id    uuid        not null,
    check (declared_at < ends_at and ends_at < review_due_at),
    check ((state in ('justified', 'unjustified')) = (reviewed_by is not null)),
    check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (review_reason is null)),
    -- nobody finds their own emergency justified
    check (reviewed_by is null or reviewed_by not in (declared_by, requester_id)),
    check (not undone or state = 'unjustified')
);

create index break_glass_due on break_glass (review_due_at) where state = 'unreviewed';
create index break_glass_newest on break_glass (declared_at desc, id desc);

alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy break_glass_tenant on break_glass
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- How often who declared an emergency for whom, over all customers, and whose turned out to be none. It holds no customer
-- and nothing of what was done.
create table break_glass_use (
    override_id           uuid        primary key,
    declarer              text        not null,
    requester             text        not null,
    declared_at           timestamptz not null,
    unjustified_at        timestamptz,
    -- the version of the agent that was at work then, where it was a known agent
    agent_version         text,
    recertification_asked timestamptz,
    check (unjustified_at is not null or (agent_version is null and recertification_asked is null))
);

create index break_glass_use_of_declarer on break_glass_use (declarer, declared_at);
create index break_glass_use_of_requester on break_glass_use (requester, declared_at);
create index break_glass_use_unjustified on break_glass_use (unjustified_at) where recertification_asked is null;

-- Which kinds of announcements there are, the program knows.
alter table announcement drop constraint if exists announcement_kind_check;
alter table announcement add constraint announcement_kind_check check (kind ~ '^[a-z_]{1,32}$');

-- Why a precedent said yes to what a Governor took back: to be found out within a day. It holds no customer and nothing of
-- what was done.
create table root_cause (
    approval_id       uuid        primary key references veto,
    precedent         text        not null check (char_length(precedent) <= 64),
    precedent_version int         not null,
    category          text        not null check (category in ('constitutional', 'safety', 'budget', 'quality', 'other')),
    opened_at         timestamptz not null,
    due_at            timestamptz not null,
    finding           text        check (finding in ('revise', 'deprecate', 'keep')),
    note              text        check (char_length(note) between 1 and 2000),
    answered_by       text,
    answered_at       timestamptz,
    check (opened_at < due_at),
    check ((finding is null) = (note is null) and (finding is null) = (answered_by is null)
        and (finding is null) = (answered_at is null))
);

create index root_cause_open on root_cause (due_at) where finding is null;
