-- Who may what, and who did what: made by `phaen server init`, and made anew by each.
-- The database itself holds to it, whatever program comes. Read as it is: no value stands in it.

CREATE TABLE IF NOT EXISTS plan_rights (
    plan_number integer NOT NULL
        REFERENCES plans (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person text NOT NULL,
    may text NOT NULL CHECK (may IN ('read', 'write', 'own')),
    PRIMARY KEY (plan_number, person)
);

CREATE TABLE IF NOT EXISTS plan_history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_number integer NOT NULL,
    transaction bigint NOT NULL DEFAULT txid_current(),
    at timestamptz NOT NULL DEFAULT now(),
    who text NOT NULL DEFAULT session_user,
    list text NOT NULL,
    row_id text NOT NULL,
    old jsonb,
    new jsonb
);
CREATE INDEX IF NOT EXISTS ix_plan_history_plan ON plan_history (plan_number, id);
CREATE INDEX IF NOT EXISTS ix_plan_history_step ON plan_history (plan_number, transaction);

-- The plans in which who has logged in may do something. It is volatile, so that one who adds a plan
-- has it within the same statement; policies ask it once a statement all the same.
CREATE OR REPLACE FUNCTION phaen_plans(wanted text[]) RETURNS SETOF integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    RETURN QUERY SELECT r.plan_number FROM plan_rights r JOIN pg_roles p ON p.rolname = r.person
        WHERE r.may = ANY (wanted) AND pg_has_role(session_user, p.oid, 'member');
END $$;

-- Who adds a plan owns it.
CREATE OR REPLACE FUNCTION phaen_own() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO plan_rights VALUES (NEW.number, session_user, 'own') ON CONFLICT DO NOTHING;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER phaen_own BEFORE INSERT ON plans
    FOR EACH ROW EXECUTE FUNCTION phaen_own();

INSERT INTO plan_rights
    SELECT number, session_user, 'own' FROM plans
    WHERE number NOT IN (SELECT plan_number FROM plan_rights);

-- A plan is never without an owner, as long as it is there. Of two owners who take each other's right
-- away at once the second waits for the first.
CREATE OR REPLACE FUNCTION phaen_owned() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM 1 FROM plans WHERE number = OLD.plan_number FOR UPDATE;
    IF FOUND AND NOT EXISTS
        (SELECT 1 FROM plan_rights WHERE plan_number = OLD.plan_number AND may = 'own')
    THEN
        RAISE EXCEPTION 'a plan needs an owner';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER phaen_owned AFTER UPDATE OR DELETE ON plan_rights
    FOR EACH ROW WHEN (OLD.may = 'own') EXECUTE FUNCTION phaen_owned();

-- What a row was and is; of one that is changed, what differs.
CREATE OR REPLACE FUNCTION phaen_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    was jsonb; became jsonb; whole jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN became := to_jsonb(NEW); END IF;
    whole := coalesce(became, was);
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, value), jsonb_object_agg(key, became -> key)
            INTO was, became FROM jsonb_each(was)
            WHERE value IS DISTINCT FROM became -> key AND key <> 'saved_at';
        IF was IS NULL THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO plan_history (plan_number, list, row_id, old, new)
        VALUES ((whole ->> TG_ARGV[0])::integer, TG_TABLE_NAME, whole ->> 'id', was, became);
    RETURN NULL;
END $$;

ALTER TABLE plan_rights ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS phaen_read ON plan_rights;
CREATE POLICY phaen_read ON plan_rights FOR SELECT TO phaen_users
    USING (plan_number = ANY (ARRAY (SELECT phaen_plans('{read,write,own}'))));
DROP POLICY IF EXISTS phaen_write ON plan_rights;
CREATE POLICY phaen_write ON plan_rights FOR ALL TO phaen_users
    USING (plan_number = ANY (ARRAY (SELECT phaen_plans('{own}'))));

ALTER TABLE plan_history ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS phaen_read ON plan_history;
CREATE POLICY phaen_read ON plan_history FOR SELECT TO phaen_users
    USING (plan_number = ANY (ARRAY (SELECT phaen_plans('{read,write,own}'))));

-- Libraries are of no plan: all who are let in draw on them, and keep them.
GRANT SELECT, INSERT, UPDATE, DELETE ON libraries TO phaen_users;
GRANT SELECT ON alembic_version, plan_history TO phaen_users;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_rights TO phaen_users;
GRANT USAGE ON SEQUENCE plans_number_seq TO phaen_users;
