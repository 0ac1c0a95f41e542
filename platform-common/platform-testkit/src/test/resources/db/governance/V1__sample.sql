-- the tables of the sample service, in the schema of a real one
create table note (
    id          uuid primary key,
    customer_id uuid not null,
    text        text not null
);

alter table note enable row level security;
alter table note force row level security;
create policy note_of_its_customer on note
    using (customer_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table heard (
    event_id uuid not null,
    agent_id uuid not null,
    tenant   text not null
);

create table run (
    workflow_id text    primary key,
    starts      int     not null default 0,
    finished    boolean not null default false,
    forgotten   boolean not null default false
);
