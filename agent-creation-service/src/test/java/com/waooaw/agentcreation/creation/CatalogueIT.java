package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.creation.Answers.as;
import static com.waooaw.agentcreation.creation.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.web.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Customers find exactly the agents at work that are released, from the same commit on and until the same commit. */
class CatalogueIT extends DeploymentUndoTest {

    @Autowired
    AgentRegistry registry;

    @Autowired
    PlatformTransactionManager transactions;

    private final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Test
    void anAgentIsFoundFromItsFirstDayOfWorkUntilTheMomentItIsVetoed() {
        var word = "zebrafish" + UUID.randomUUID().toString().substring(0, 8);
        var made = asked("Writer " + word);
        var entry = "/v1/catalog/agents/" + made.agentId();
        refused(client.get().uri(entry), 404, "AC-0024");
        assertThat(found(search(word))).isEmpty();
        refused(client.put().uri(entry + "/release").headers(as(Role.ADMIN)), 409, "AC-0025");

        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "active");

        var shown = client.get().uri(entry).exchange().expectStatus().isOk();
        shown.expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=600, public");
        var answer = shown.expectBody(JsonNode.class).returnResult();
        assertThat(answer.getResponseBody().propertyNames())
                .containsExactlyInAnyOrder(
                        "agent_id",
                        "display_id",
                        "agent_name",
                        "purpose",
                        "industry",
                        "geography",
                        "domain_tier",
                        "job_role_id",
                        "agent_version",
                        "skills",
                        "monthly_price_inr",
                        "listed_since");
        assertThat(answer.getResponseBody().path("monthly_price_inr").asInt()).isEqualTo(12_000);
        assertThat(answer.getResponseBody().path("skills").size()).isEqualTo(4);
        client.get()
                .uri(entry)
                .header(HttpHeaders.IF_NONE_MATCH, answer.getResponseHeaders().getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
        assertThat(found(search(word))).containsExactly(made.agentId().toString());
        assertThat(found(search("\"patient education\" " + word + " -finance")))
                .containsExactly(made.agentId().toString());
        var displayId = answer.getResponseBody().path("display_id").asString();
        assertThat(found(search(displayId))).contains(made.agentId().toString());
        Map.of(
                        "industry", "healthcare",
                        "geography", "north_america",
                        "domain_tier", "high",
                        "skill", "SKILL-HC-002",
                        "min_price_inr", "12000",
                        "max_price_inr", "12000")
                .forEach((name, value) ->
                        assertThat(filtered(word, name, value)).as(name).hasSize(1));
        Map.of(
                        "industry", "finance",
                        "geography", "india",
                        "domain_tier", "low",
                        "skill", "\"}]",
                        "min_price_inr", "12001",
                        "max_price_inr", "11999")
                .forEach((name, value) ->
                        assertThat(filtered(word, name, value)).as(name).isEmpty());

        undo(act(made), 1);

        refused(client.get().uri(entry), 404, "AC-0024");
        assertThat(found(search(word))).isEmpty();
        assertThat(releases(made.agentId())).containsExactly("agent-creation, agent-creation, vetoed");
        undo(act(made), ALL);
    }

    @Test
    void anAgentThatIsSuspendedIsNotFoundUntilItWorksAgain() {
        var made = active("Writer");
        var entry = "/v1/catalog/agents/" + made.agentId();
        var before = entry(entry);
        var transaction = new TransactionTemplate(transactions);

        transaction.executeWithoutResult(status -> {
            registry.move(made.agentId(), AgentState.SUSPENDED, "SCOPE-DRIFT", cause());
            status.setRollbackOnly();
        });
        assertThat(entry(entry)).isEqualTo(before);

        transaction.executeWithoutResult(
                _ -> registry.move(made.agentId(), AgentState.SUSPENDED, "SCOPE-DRIFT", cause()));
        refused(client.get().uri(entry), 404, "AC-0024");

        transaction.executeWithoutResult(_ -> registry.move(made.agentId(), AgentState.ACTIVE, null, cause()));
        assertThat(entry(entry)).isEqualTo(before);
    }

    @Test
    void whatSomebodySearchesForIsNeverPartOfAStatement() {
        for (var words : List.of(
                "'; drop table agents.catalogue_entry; --",
                "\\' or 1=1",
                "a & | ! ( ) : * <-> b",
                "\"an open phrase",
                "- - -",
                ":*",
                "the",
                "%_",
                "\u202e\ufffd")) {
            search(words);
        }
        refused(client.get().uri("/v1/catalog/agents/search?q=" + "x".repeat(201)), 400, "WEB-0004");
        refused(client.get().uri("/v1/catalog/agents?geography=atlantis"), 400, "WEB-0004");
        refused(client.get().uri("/v1/catalog/agents?cursor=nonsense"), 400, "WEB-0004");
        refused(
                client.get().uri("/v1/catalog/agents/search?q=a&cursor=7f800000_" + UUID.randomUUID()),
                400,
                "WEB-0004");
    }

    @Test
    void anOperatorTakesAnAgentOutAndBringsItBack() {
        var made = active("Writer");
        var entry = "/v1/catalog/agents/" + made.agentId();
        var first = release(entry);
        assertThat(first.path("released_by").asString()).isEqualTo("agent-creation");
        assertThat(release(entry)).isEqualTo(first);
        var address = "/v1/catalog/releases/" + first.path("release_id").asString() + "/retire";
        refused(client.put().uri(entry + "/release").headers(as(Role.VIEWER)), 403, "WEB-0007");

        var retired = retire(address, "the customer asked for a pause");

        refused(client.get().uri(entry), 404, "AC-0024");
        assertThat(operator.agentIn(made.agentId().toString(), "active")).isNotNull();
        assertThat(retire(address, "another reason")).isEqualTo(retired);
        var again = release(entry);
        assertThat(again.path("release_id").asString())
                .isNotEqualTo(first.path("release_id").asString());
        assertThat(release(entry)).isEqualTo(again);
        client.get().uri(entry).exchange().expectStatus().isOk();
        assertThat(retire(address, "too late")).isEqualTo(retired);
        client.get().uri(entry).exchange().expectStatus().isOk();
        assertThat(audited(made.agentId())).containsExactly("catalogue_released", "catalogue_retired");
        assertThat(retire("/v1/catalog/releases/" + UUID.randomUUID() + "/retire", "x", 404)
                        .path("code")
                        .asString())
                .isEqualTo("AC-0026");
    }

    @Test
    void theCatalogueComesInPagesThatMissAndRepeatNothing() {
        var industry = "paging-" + UUID.randomUUID();
        var model = active("Writer");
        for (int i = 0; i < 7; i++) {
            copy(model.agentId(), industry, i / 2);
        }

        for (var first : List.of("?industry=" + industry, "/search?q=writer&industry=" + industry)) {
            var seen = new ArrayList<String>();
            String cursor = null;
            do {
                var page = catalogue(first + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
                seen.addAll(found(page));
                cursor = page.has("next_cursor") ? page.path("next_cursor").asString() : null;
            } while (cursor != null);
            assertThat(seen).as(first).hasSize(7).doesNotHaveDuplicates();
            assertThat(seen).as(first).isEqualTo(found(catalogue(first)));
        }
    }

    @Test
    void agentsFromBeforeTheCatalogueAreFoundWithTheMigration() throws IOException {
        var made = active("Writer");
        var superuser = TestDatabase.superuser("waooaw");
        var sql = JdbcClient.create(superuser);
        var migration = new ClassPathResource("db/agent-creation/V5__versions_and_catalogue.sql")
                .getContentAsString(StandardCharsets.UTF_8);

        new TransactionTemplate(new JdbcTransactionManager(superuser)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("set local search_path = agents").update();
            var before = row(sql, made.agentId());
            sql.sql("delete from catalogue_entry").update();
            sql.sql("delete from catalogue_release").update();
            Arrays.stream(migration.split(";", -1))
                    .map(String::strip)
                    .filter(statement -> statement.contains("insert into"))
                    .forEach(statement -> sql.sql(statement).update());

            assertThat(row(sql, made.agentId())).isEqualTo(before);
        });
    }

    /** Without the price, which comes with the next change. */
    private static String row(JdbcClient sql, UUID agentId) {
        return sql.sql("""
                        select (to_jsonb(e) - 'monthly_price_inr')::text
                        from catalogue_entry e where agent_id = :id
                        """).param("id", agentId).query(String.class).single();
    }

    private Made active(String name) {
        var made = asked(name);
        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "active");
        return made;
    }

    private JsonNode entry(String address) {
        return client.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode search(String words) {
        return catalogue("/search?q={words}", words);
    }

    private List<String> filtered(String word, String name, String value) {
        return found(catalogue("/search?q={word}&" + name + "={value}", word, value));
    }

    private JsonNode catalogue(String rest, Object... values) {
        return client.get()
                .uri("/v1/catalog/agents" + rest, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> found(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("agent_id").asString())
                .toList();
    }

    private JsonNode release(String entry) {
        return client.put()
                .uri(entry + "/release")
                .headers(as(Role.AGENT_ORCHESTRATOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode retire(String address, String reason) {
        return retire(address, reason, 200);
    }

    private JsonNode retire(String address, String reason, int status) {
        return client.post()
                .uri(address)
                .headers(as(Role.AGENT_ORCHESTRATOR))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("reason", reason))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** Another agent like this one in the catalogue, released that many minutes ago. */
    private void copy(UUID model, String industry, int minutes) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into agents.agent
                        select (jsonb_populate_record(a, jsonb_build_object(
                            'agent_id', :id::uuid, 'display_id', :id, 'agent_name', :id, 'industry', :industry,
                            'state', 'retired'))).*
                        from agents.agent a where agent_id = :model
                        """)
                .param("id", id.toString())
                .param("industry", industry)
                .param("model", model)
                .update();
        database.sql("""
                        insert into agents.catalogue_entry
                            (agent_id, display_id, agent_name, purpose, industry, geography, domain_tier, job_role_id,
                             agent_version, skills, skill_names, listed_at, updated_at)
                        select :id::uuid, :id, 'Writer', purpose, :industry, geography, domain_tier, job_role_id,
                               agent_version, skills, skill_names, listed_at - make_interval(mins => :minutes), updated_at
                        from agents.catalogue_entry where agent_id = :model
                        """)
                .param("id", id.toString())
                .param("industry", industry)
                .param("minutes", minutes)
                .param("model", model)
                .update();
    }

    private List<String> releases(UUID agentId) {
        return database.sql("""
                        select concat_ws(', ', released_by, retired_by, retire_reason)
                        from agents.catalogue_release where agent_id = :id order by released_at
                        """).param("id", agentId).query(String.class).list();
    }

    private List<String> audited(UUID agentId) {
        return database.sql("""
                        select action_type from audit_log.audit_entry
                        where subject_id = :id and action_type like 'catalogue%' order by action_type
                        """)
                .param("id", agentId.toString())
                .query(String.class)
                .list();
    }
}
