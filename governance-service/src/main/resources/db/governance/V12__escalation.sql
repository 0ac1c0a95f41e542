-- What somebody could not decide goes to a Governor, with a clock; and questions that were passed on.

alter table approval
    add column escalated_at      timestamptz,
    add column escalated_by      text,
    add column escalated_through text check (escalated_through in ('web', 'api')),
    add column escalated_why     text check (char_length(escalated_why) between 1 and 2000),
    add constraint approval_escalated_by_somebody
        check (num_nulls(escalated_at, escalated_by, escalated_through, escalated_why) in (0, 4)),
    -- the platform's own questions have nobody above them
    add constraint approval_escalated_upwards
        check (escalated_at is null or scope = 'engagement');

-- A customer's rows for that customer's people, and what they passed on for the people of the platform, too: the
-- question, the right to act that a yes to it gave, and on what terms it was asked. Nothing else of the customer.
alter policy approval_tenant on approval
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid
        or (escalated_at is not null and nullif(current_setting('app.tenant', true), '') is null));

do $$
declare
    part text;
begin
    foreach part in array array['permit', 'rule_evaluation', 'veto'] loop
        execute format(
            'alter policy %I on %I using ('
                || 'customer_id is not distinct from nullif(current_setting(''app.tenant'', true), '''')::uuid '
                || 'or (nullif(current_setting(''app.tenant'', true), '''') is null and exists ('
                || 'select from approval a where a.id = %I.approval_id and a.escalated_at is not null)))',
            part || '_tenant', part, part);
    end loop;
end $$;

-- An escalation: what is to be decided, by whom and until when, and what came of it.
create table escalation (
    id              uuid        primary key,
    display_id      text        not null,
    type            text        not null check (type in
        ('conflict', 'ambiguity', 'constitutional_risk', 'approval_timeout', 'emergency_override')),
    assignee        text        not null check (assignee in ('engagement_governor', 'platform_governor')),
    customer_id     uuid,
    engagement_id   uuid,
    -- the question it is about, where it is about one
    approval_id     uuid        references approval,
    -- who may read the answer where they are no Governor
    raised_by       text        not null,
    from_id         text        not null check (char_length(from_id) > 0),
    from_type       text        not null check (from_type in ('agent', 'governor', 'service')),
    description     text        not null check (char_length(description) between 1 and 5000),
    parties         jsonb       not null,
    principles      jsonb       not null,
    options         jsonb       not null,
    recommendation  text,
    blast_radius    text        not null check (blast_radius in ('low', 'medium', 'high', 'critical')),
    urgency         text        not null check (urgency in ('low', 'medium', 'high', 'critical')),
    evidence        jsonb       not null,
    correlation_id  uuid        not null,
    causation_id    uuid        not null,
    opened_at       timestamptz not null,
    deadline        timestamptz not null check (deadline > opened_at),
    state           text        not null check (state in ('open', 'overdue', 'decided', 'closed')),
    told_at         timestamptz,
    overdue_since   timestamptz,
    settled_at      timestamptz,
    chosen          text,
    decided_by      text,
    decided_through text        check (decided_through in ('web', 'api')),
    reason          text        check (char_length(reason) between 1 and 2000),
    closed_as       text,
    version         bigint      not null,
    constraint escalation_assigned_to_somebody
        check (assignee = 'platform_governor' or customer_id is not null),
    constraint escalation_settled_once
        check ((state in ('decided', 'closed')) = (settled_at is not null)),
    constraint escalation_overdue_since
        check (state <> 'overdue' or overdue_since is not null),
    -- a decision of nobody is none
    constraint escalation_decided_by_somebody
        check (num_nulls(chosen, decided_by, decided_through, reason) = case state when 'decided' then 0 else 4 end),
    constraint escalation_closed_as
        check ((state = 'closed') = (closed_as is not null))
);

create index escalation_listed on escalation (opened_at desc, id desc);
create index escalation_due on escalation (deadline) where state = 'open';
create index escalation_of_approval on escalation (approval_id) where approval_id is not null;

-- A customer's rows for that customer's people; what is the Platform Governor's to decide for the platform's, too.
alter table escalation enable row level security;
alter table escalation force row level security;
create policy escalation_tenant on escalation
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid
        or (assignee = 'platform_governor' and nullif(current_setting('app.tenant', true), '') is null));

alter table announcement
    drop constraint announcement_kind_check,
    add constraint announcement_kind_check
        check (kind in ('emergency', 'agent_status', 'budget', 'security', 'escalation', 'escalation_overdue'));
