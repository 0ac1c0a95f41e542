-- what has to be undone for an act that was vetoed, as it was planned; never changed
create table undo_plan (
    approval_id     uuid        primary key,
    action_type     text        not null,
    act_key         text        not null,
    subject_id      text        not null,
    reason_category text        not null,
    steps           jsonb       not null,
    planned_at      timestamptz not null
);

-- one row per step that is undone; never changed
create table undo_step (
    approval_id uuid        not null,
    step        text        not null,
    act_key     text        not null,
    changed     boolean     not null,
    detail      text        not null,
    undone_at   timestamptz not null,
    primary key (approval_id, step)
);

-- why a clearance was taken back: the category of the veto; absent where a deployment failed or the Governor said no more than no
alter table stage_result add column revoked_reason text;

-- the category of a decision that was a veto; absent where it was no more than a decision
alter table creation add column veto_category text;
