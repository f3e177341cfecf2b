-- Stays whose discharge is planned and has not been recorded, by the day the member is expected to leave.
create index case_file_by_discharge on case_file (plan, (shown->>'discharge')) where shown->>'discharge' is not null;
