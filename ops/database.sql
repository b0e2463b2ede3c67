-- Once, as a superuser: the two roles and the database. The owner migrates; the application cannot change events.
CREATE ROLE tinhso_owner LOGIN PASSWORD 'CHANGE';
CREATE ROLE tinhso_app LOGIN PASSWORD 'CHANGE';
GRANT tinhso_app TO tinhso_owner WITH ADMIN OPTION, SET TRUE, INHERIT FALSE;
CREATE DATABASE tinhso OWNER tinhso_owner ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'
    LOCALE 'C.UTF-8' TEMPLATE template0;
