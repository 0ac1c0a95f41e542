package com.waooaw.governance.notification.router;

import static com.waooaw.platform.database.Columns.instant;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Trainings as rows, the newest last. */
@Repository
class ModelStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Any number, the same in each process. */
    private static final long ONE_AT_A_TIME = 2_023_061_023L;

    private final JdbcClient jdbc;

    ModelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<RouterModel> newest() {
        return jdbc.sql("select * from router_model order by version desc limit 1")
                .query(ModelStore::model)
                .optional();
    }

    /** False where somebody else is training; until the end of this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", ONE_AT_A_TIME)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public RouterModel add(
            Instant at,
            int samples,
            int heldOut,
            List<Double> weights,
            @Nullable Quality quality,
            boolean taken,
            String because) {
        return jdbc.sql("""
                        insert into router_model (
                            trained_at, samples, held_out, features, weights, log_loss, base_log_loss, auc, taken,
                            because)
                        values (
                            :at, :samples, :heldOut, :features::jsonb, :weights::jsonb, :logLoss, :baseLogLoss, :auc,
                            :taken, :because)
                        returning *
                        """)
                .param("at", at.atOffset(UTC))
                .param("samples", samples)
                .param("heldOut", heldOut)
                .param("features", JSON.writeValueAsString(Features.NAMES))
                .param("weights", JSON.writeValueAsString(weights))
                .param("logLoss", quality == null ? null : quality.logLoss())
                .param("baseLogLoss", quality == null ? null : quality.baseLogLoss())
                .param("auc", quality == null ? null : quality.auc())
                .param("taken", taken)
                .param("because", because)
                .query(ModelStore::model)
                .single();
    }

    private static RouterModel model(ResultSet row, int number) throws SQLException {
        return new RouterModel(
                row.getLong("version"),
                instant(row, "trained_at"),
                JSON.readValue(row.getString("features"), new TypeReference<List<String>>() {}),
                JSON.readValue(row.getString("weights"), new TypeReference<List<Double>>() {}),
                row.getBoolean("taken"),
                row.getString("because"));
    }
}
