-- Which reviewer follows the members at which facility, day by day, and which forms a provider under contract was given.
create table facility_nurse (
  plan text not null,
  facility text not null,
  from_date date not null,
  to_date date,
  account_id uuid not null references account,
  organization_id text not null references organization,
  primary key (plan, facility, from_date),
  check (to_date is null or to_date >= from_date)
);
alter table facility_nurse enable row level security;
create policy reach on facility_nurse for all to madrone_portal
  using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');
grant select, insert, delete on facility_nurse to madrone_portal;

create table form_supplied (
  plan text not null,
  provider_id text not null,
  form text not null,
  supplied_on date not null,
  account_id uuid not null references account,
  organization_id text not null references organization,
  primary key (plan, provider_id, form),
  foreign key (plan, provider_id) references provider
);
alter table form_supplied enable row level security;
create policy reach on form_supplied for all to madrone_portal
  using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');
grant select, insert on form_supplied to madrone_portal;
