package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.KnowledgeProperties;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Ids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Charges each question once and leaves evidence that the corpus was read. The question itself is not stored. */
@Service
public class QueryLedger {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final KnowledgeProperties properties;
    private final Clock clock;

    QueryLedger(JdbcClient jdbc, AuditLog audit, KnowledgeProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** Books a question; a repeated one costs what it cost. Returns the cost, US dollars. */
    @Transactional
    public BigDecimal charge(
            String collection, Question question, Retrieval retrieval, String corpusVersion, long millis) {
        int booked = jdbc.sql("""
                        insert into query_ledger (query_id, collection, asked_by, agent_id, correlation_id, asked_at, cost_usd,
                                                  passages, answered_by, corpus_version, millis)
                        values (:id, :collection, :askedBy, :agentId::uuid, :correlation, :at, :cost, :passages, :answeredBy,
                                :corpusVersion, :millis)
                        on conflict (query_id) do nothing
                        """)
                .param("id", question.queryId())
                .param("collection", collection)
                .param("askedBy", question.askedBy())
                .param("agentId", question.agentId())
                .param("correlation", question.cause().correlationId())
                .param("at", OffsetDateTime.now(clock))
                .param("cost", properties.costPerQueryUsd())
                .param("passages", retrieval.hits().size())
                .param("answeredBy", retrieval.answeredBy())
                .param("corpusVersion", corpusVersion)
                .param("millis", millis)
                .update();
        if (booked == 1) {
            audit.append(evidence(collection, question, retrieval, corpusVersion));
        }
        return jdbc.sql("select cost_usd from query_ledger where query_id = :id")
                .param("id", question.queryId())
                .query(BigDecimal.class)
                .single()
                .stripTrailingZeros();
    }

    private static AuditEntry evidence(
            String collection, Question question, Retrieval retrieval, String corpusVersion) {
        return AuditEntry.internal(
                        Ids.of("knowledge-query", question.queryId()),
                        question.askedBy(),
                        question.askedByType(),
                        "data_access",
                        "corpus",
                        collection,
                        Map.of(
                                "query_id", question.queryId().toString(),
                                "passages", retrieval.hits().size(),
                                "answered_by", retrieval.answeredBy(),
                                "corpus_version", corpusVersion),
                        AuditEntry.Result.SUCCEEDED,
                        question.cause())
                .concerning(null, null, question.agentId());
    }
}
