-- A budget is spent: whoever spent it asks a Governor for more, once at a time; and what floods of notices become.

create table emergency_request (
    id             uuid        primary key,
    display_id     text        not null,
    scope          text        not null check (scope in ('execution', 'agent_day', 'agent_query', 'plan')),
    budget_id      text        not null,
    period         text        not null,
    customer_id    uuid,
    assignee       text        not null check (assignee in ('engagement_governor', 'platform_governor')),
    raised_by      text        not null,
    -- who works, of whom an agent's open requests are counted
    agent          text        check (char_length(agent) between 1 and 100),
    -- what whoever raised it knew; what is not there is unknown
    facts          jsonb       not null,
    reason         text        not null check (char_length(reason) between 1 and 500),
    -- what whoever raised it needs to go on
    at_least_micros bigint     not null check (at_least_micros > 0),
    asked_micros   bigint      not null check (asked_micros > 0),
    cap_micros     bigint      not null check (cap_micros >= 0),
    spent_micros   bigint      not null check (spent_micros >= 0),
    recommended    text        not null check (recommended in ('continue', 'wait', 'optimise')),
    recommended_as text        not null,
    correlation_id uuid        not null,
    causation_id   uuid        not null,
    raised_at      timestamptz not null,
    -- from then on this Governor has it
    asked_at       timestamptz not null,
    ends_at        timestamptz,
    told_at        timestamptz,
    reminded_at    timestamptz,
    deputies_at    timestamptz,
    state          text        not null check (state in ('open', 'answered', 'lapsed')),
    option         text        check (option in ('continue', 'wait', 'optimise')),
    granted_micros bigint      check (granted_micros > 0),
    answered_by    text,
    deputy_of      text        check (deputy_of <> answered_by),
    answer_reason  text        check (char_length(answer_reason) between 1 and 500),
    settled_at     timestamptz,
    lapsed_as      text        check (lapsed_as in ('period_over', 'nobody_waits', 'money_there')),
    foreign key (scope, budget_id, period) references budget,
    constraint emergency_request_assigned_to_somebody check (assignee = 'platform_governor' or customer_id is not null),
    constraint emergency_request_settled_once check ((state = 'open') = (settled_at is null)),
    constraint emergency_request_lapsed_for_a_reason check ((state = 'lapsed') = (lapsed_as is not null)),
    -- an answer of nobody is none
    constraint emergency_request_answered_by_somebody
        check (num_nulls(option, answered_by, answer_reason) = case state when 'answered' then 0 else 3 end),
    -- only who goes on is granted anything
    constraint emergency_request_grants check ((granted_micros is not null) = (option is not null and option = 'continue')),
    check (deputy_of is null or answered_by is not null)
);

-- one at a time, whoever asks
create unique index emergency_request_open on emergency_request (scope, budget_id, period) where state = 'open';
create index emergency_request_of_budget on emergency_request (scope, budget_id, period, raised_at);
create index emergency_request_due on emergency_request (asked_at) where state = 'open';
create index emergency_request_newest on emergency_request (raised_at desc, id desc);

-- A customer's rows for that customer's people; what is the Platform Governor's to answer for the platform's, too.
alter table emergency_request enable row level security;
alter table emergency_request force row level security;
create policy emergency_request_tenant on emergency_request
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid
        or (assignee = 'platform_governor' and nullif(current_setting('app.tenant', true), '') is null));

-- Who caused a notice; and those that were not told one by one, but as a number in another one.
alter table announcement
    add column requester text not null default '' check (char_length(requester) <= 100),
    -- how many others this one tells of
    add column folded    int  not null default 0 check (folded >= 0),
    drop constraint announcement_state_check,
    add constraint announcement_state_check check (state in ('waiting', 'sent', 'failed', 'folded'));

-- those a flood is counted by: it is long by what is not told, and that is not looked at
create index announcement_of_requester on announcement (kind, requester, customer_id, made_at)
    where state <> 'folded' and folded = 0 and person is null;
