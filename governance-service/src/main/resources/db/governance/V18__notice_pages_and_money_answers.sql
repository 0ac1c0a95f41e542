-- Which page answers a notice; and answers of deputies to requests for money, which their Governors review like other acts.

alter table announcement
    add column page text not null default '/approvals/overview' check (page ~ '^/approvals(/[a-z0-9-]+)*$');

-- An act of a deputy is about an approval, or about a request for more money.
alter table deputy_act
    alter column approval_id drop not null,
    add column emergency_request_id uuid references emergency_request,
    add constraint deputy_act_is_about_one_thing check (num_nonnulls(approval_id, emergency_request_id) = 1),
    drop constraint deputy_act_decision_check,
    add constraint deputy_act_decision_check check (
        case when approval_id is null then decision in ('continue', 'wait', 'optimise')
        else decision in ('approve', 'deny', 'defer', 'escalate') end);

-- Whoever stands in for the Platform Governor may answer for a customer's money, among the customer's rows. That they did is
-- the platform's to review: it is written there, and read only by the platform's people.
create policy deputy_act_of_the_platform on deputy_act for insert with check (customer_id is null);

-- A service may escalate what a person of the platform asked for: that person does not choose.
alter table escalation
    drop constraint escalation_from_type_check,
    add constraint escalation_from_type_check check (from_type in ('agent', 'governor', 'operator', 'service'));
