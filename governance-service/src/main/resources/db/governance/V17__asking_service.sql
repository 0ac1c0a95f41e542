-- Which service asked a question: the one on whose task queue the workflow runs that did, as Temporal says. Written once; a
-- question of before has none.
create table asking_service (
    approval_id uuid primary key references approval,
    customer_id uuid,
    service     text not null check (char_length(service) between 1 and 200)
);

alter table asking_service enable row level security;
alter table asking_service force row level security;
create policy asking_service_tenant on asking_service
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);
