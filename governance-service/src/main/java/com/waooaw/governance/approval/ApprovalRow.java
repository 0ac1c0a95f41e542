package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.upper;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.AutoApproved;
import com.waooaw.governance.approval.ByPrecedent.AutoUsed;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.governance.identity.Strength;
import com.waooaw.platform.kernel.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads an approval from its row. */
final class ApprovalRow {

    static final String SELECT = """
            select a.*, p.id as permit_id, p.act_key, p.issued_at, p.valid_until,
                   e.table_name, e.table_version, e.row_name, x.act_json as edited_json, x.act_hash as edited_hash
            from approval a
                left join edited_act x on x.approval_id = a.id
                left join permit p on p.approval_id = a.id
                left join rule_evaluation e on e.approval_id = a.id and e.table_name = 'approval_terms'""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApprovalRow() {}

    static Approval map(ResultSet row, int number) throws SQLException {
        var question = question(row);
        long version = row.getLong("version");
        return switch (ApprovalStatus.valueOf(upper(row, "status"))) {
            case PENDING -> waiting(question, version);
            case DEFERRED -> new Deferred(question, deferral(row), version);
            case APPROVED -> new Approved(question, authority(row), instant(row, "use_by"), version);
            case DENIED ->
                new Denied(question, stamp(row, "settled_at"), row.getString("reason"), vetoIfAny(row), version);
            case EXPIRED -> new Expired(question, instant(row, "settled_at"), version);
            case WITHDRAWN -> new Withdrawn(question, row.getString("reason"), instant(row, "settled_at"), version);
            case CONSUMED -> new Consumed(question, authority(row), instant(row, "use_by"), permit(row), version);
            case AUTO_APPROVED -> byPrecedent(question, row, version);
            case CONFIRMED -> new Confirmed(question, window(row), permitIfAny(row), version);
            case VETOED ->
                new Vetoed(
                        question,
                        window(row),
                        permitIfAny(row),
                        stamp(row, "settled_at"),
                        Objects.requireNonNull(vetoIfAny(row), "a veto without a category"),
                        text(row, "reason"),
                        version);
            case UNKNOWN -> throw new IllegalStateException("row " + number + " has a status nobody stores");
        };
    }

    private static Approval waiting(Question question, long version) {
        var passedOn = question.passedOn();
        return passedOn == null ? new Pending(question, version) : new Escalated(question, passedOn, version);
    }

    private static @Nullable PassedOn passedOn(ResultSet row) throws SQLException {
        return row.getString("escalated_by") == null
                ? null
                : new PassedOn(
                        new Stamp(
                                row.getString("escalated_by"),
                                Stamp.Channel.valueOf(upper(row, "escalated_through")),
                                instant(row, "escalated_at")),
                        row.getString("escalated_why"));
    }

    private static Approval byPrecedent(Question question, ResultSet row, long version) throws SQLException {
        var permit = permitIfAny(row);
        return permit == null
                ? new AutoApproved(question, window(row), version)
                : new AutoUsed(question, window(row), permit, version);
    }

    /** A precedent answers in the moment it is asked. */
    private static VetoWindow window(ResultSet row) throws SQLException {
        return new VetoWindow(
                row.getString("precedent"),
                row.getInt("precedent_version"),
                instant(row, "created_at"),
                instant(row, "veto_until"));
    }

    private static @Nullable Permit permitIfAny(ResultSet row) throws SQLException {
        return row.getObject("permit_id", UUID.class) == null ? null : permit(row);
    }

    private static @Nullable VetoCategory vetoIfAny(ResultSet row) throws SQLException {
        var category = row.getString("veto_category");
        return category == null ? null : VetoCategory.named(category).orElseThrow();
    }

    private static Question question(ResultSet row) throws SQLException {
        var asked = new Act(row.getString("act_json"), row.getString("act_hash"));
        var edited = row.getString("edited_json");
        return new Question(
                row.getObject("id", UUID.class),
                row.getString("display_id"),
                ApprovalClass.valueOf(upper(row, "class")),
                ApprovalScope.valueOf(upper(row, "scope")),
                row.getObject("engagement_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                new Question.Requester(row.getString("requester_id"), row.getString("requester_type")),
                new Question.Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getString("action_type"),
                edited == null ? asked : new Act(edited, row.getString("edited_hash")),
                row.getString("summary"),
                JSON.readValue(row.getString("evidence"), Question.Evidence.class),
                row.getString("risk_level"),
                row.getString("blast_radius"),
                row.getBoolean("reversible"),
                row.getString("compensation_ref"),
                row.getBigDecimal("estimated_cost_usd"),
                new Cause(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)),
                instant(row, "created_at"),
                terms(row),
                passedOn(row),
                edited == null ? null : asked);
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var table = row.getString("table_name");
        return new Terms(
                instant(row, "due_at"),
                instant(row, "expires_at"),
                Terms.OnSilence.valueOf(upper(row, "on_silence")),
                row.getBoolean("reason_required"),
                table == null
                        ? null
                        : new Terms.Rule(table, row.getString("table_version"), row.getString("row_name")));
    }

    private static Authority authority(ResultSet row) throws SQLException {
        var override = row.getObject("break_glass_id", UUID.class);
        if (override != null) {
            return new Authority.BreakGlass(override, row.getString("decided_by"), instant(row, "settled_at"));
        }
        return row.getString("decided_by") == null
                ? new Authority.Silence(instant(row, "settled_at"))
                : new Authority.Human(stamp(row, "settled_at"), text(row, "reason"));
    }

    private static Deferral deferral(ResultSet row) throws SQLException {
        return new Deferral(stamp(row, "deferred_at"), instantIfAny(row, "deferred_until"), text(row, "reason"));
    }

    private static Stamp stamp(ResultSet row, String at) throws SQLException {
        var with = row.getString("decided_with");
        return new Stamp(
                row.getString("decided_by"),
                Stamp.Channel.valueOf(upper(row, "decided_through")),
                instant(row, at),
                // before there was anything else, it was a login
                with == null ? Strength.LOGIN : Strength.of(with),
                row.getString("deputy_of"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static Permit permit(ResultSet row) throws SQLException {
        return new Permit(
                row.getObject("permit_id", UUID.class),
                row.getString("act_key"),
                instant(row, "issued_at"),
                instant(row, "valid_until"));
    }
}
