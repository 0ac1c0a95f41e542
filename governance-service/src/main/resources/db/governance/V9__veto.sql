-- What precedents allow, and what Governors take back.

alter table approval
    add column precedent         text check (char_length(precedent) <= 64),
    add column precedent_version int,
    add column veto_until        timestamptz,
    -- of a no, or of a yes that was taken back
    add column veto_category     text;

alter table approval
    drop constraint approval_status_known,
    drop constraint approval_decided_through_known,
    drop constraint approval_decided_by_somebody,
    add constraint approval_status_known
        check (status in ('pending', 'deferred', 'approved', 'denied', 'expired', 'withdrawn', 'consumed',
            'auto_approved', 'confirmed', 'vetoed')),
    add constraint approval_decided_through_known
        check (decided_through in ('web', 'api', 'timeout', 'precedent')),
    -- a yes or a no of nobody is none; only an announced silence and a precedent have no name to them
    add constraint approval_decided_by_somebody
        check ((status in ('approved', 'denied', 'consumed', 'deferred', 'auto_approved', 'confirmed', 'vetoed'))
                = (decided_through is not null)
            and (decided_by is not null)
                = (decided_through is not null and decided_through not in ('timeout', 'precedent'))),
    add constraint approval_by_precedent
        check ((coalesce(decided_through, '') = 'precedent') = (status in ('auto_approved', 'confirmed'))),
    add constraint approval_by_which_precedent
        check ((precedent is null) = (precedent_version is null) and (precedent is null) = (veto_until is null)
            and (status not in ('auto_approved', 'confirmed', 'vetoed') or precedent is not null)),
    add constraint approval_vetoed_why
        check (status <> 'vetoed' or char_length(reason) > 0),
    add constraint approval_vetoed_for_what
        check (veto_category in ('constitutional', 'safety', 'budget', 'quality', 'other')
            and status in ('denied', 'vetoed') or veto_category is null and status <> 'vetoed');

-- what can still be taken back, for the inbox and for whoever looks for unfinished workflows
create index approval_revocable on approval (veto_until, id) where status = 'auto_approved';

-- How often a precedent said yes, and what became of it. Of no customer: everybody counts together.
create table precedent_count (
    precedent     text not null check (char_length(precedent) <= 64),
    version       int  not null,
    day           date not null,
    auto_approved int  not null check (auto_approved >= 0),
    confirmed     int  not null check (confirmed >= 0),
    vetoed        int  not null check (vetoed >= 0),
    primary key (precedent, version, day)
);

-- What a Governor vetoed, and how far the undoing has come.
create table veto (
    approval_id       uuid        primary key references approval,
    customer_id       uuid,
    effect            text        not null check (effect in ('taken_back', 'refused')),
    category          text        not null check (category in ('constitutional', 'safety', 'budget', 'quality', 'other')),
    vetoed_at         timestamptz not null,
    action_type       text        not null,
    subject_type      text        not null,
    subject_id        text        not null,
    act_key           text        not null,
    precedent         text,
    correlation_id    uuid        not null,
    causation_id      uuid        not null,
    undo              text        not null check (undo in ('none', 'pending', 'undoing', 'failed', 'done')),
    -- where it stands still, and why: the code of an error
    failed_step       text        check (char_length(failed_step) <= 100),
    failed_code       text        check (char_length(failed_code) <= 100),
    failures          int         not null check (failures >= 0),
    planned_at        timestamptz,
    ended_at          timestamptz,
    check ((effect = 'refused') = (undo = 'none')),
    check ((undo = 'done') = (ended_at is not null)),
    check (undo not in ('undoing', 'done') or planned_at is not null),
    check ((undo = 'failed') = (failed_step is not null) and (undo = 'failed') = (failed_code is not null))
);

create index veto_unfinished on veto (vetoed_at) where undo in ('pending', 'undoing', 'failed');

-- One step of an undoing, in the order in which they are done.
create table veto_step (
    approval_id uuid        not null references veto,
    position    int         not null check (position >= 0),
    customer_id uuid,
    name        text        not null check (char_length(name) between 1 and 100),
    task_queue  text        not null check (char_length(task_queue) between 1 and 100),
    done_at     timestamptz,
    changed     boolean,
    detail      text        check (char_length(detail) <= 500),
    primary key (approval_id, position),
    unique (approval_id, name),
    check ((done_at is null) = (changed is null))
);

alter table veto enable row level security;
alter table veto force row level security;
create policy veto_tenant on veto
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table veto_step enable row level security;
alter table veto_step force row level security;
create policy veto_step_tenant on veto_step
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);
