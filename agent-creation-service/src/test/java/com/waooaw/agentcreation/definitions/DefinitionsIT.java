package com.waooaw.agentcreation.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Starter;
import com.waooaw.agentcreation.creation.Neighbours;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Definitions over HTTP and in the database. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class DefinitionsIT {

    private static final String OPERATOR = TestTokens.as(Role.AGENT_ORCHESTRATOR);
    private static final String SKILLS = "/v1/skills";

    @Autowired
    RestTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    Starters starters;

    @Autowired
    Catalogue catalogue;

    @Autowired
    DefinitionStore store;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSkillIsDefinedCertifiedReusedAndImproved() {
        var name = "Research " + UUID.randomUUID();
        var first = define(draft(name));
        assertThat(first.path("skill_id").asString()).matches("SKILL-ED-[1-9][0-9]{2}");
        assertThat(first.path("status").asString()).isEqualTo("draft");
        var id = first.path("skill_id").asString();

        assertThat(certified(id).path("outcome").asString()).isEqualTo("certified");
        assertThat(certified(id).path("outcome").asString()).isEqualTo("certified");
        var again = define(draft(name)).path("skill_id").asString();
        var reused = certified(again);
        var better = define(draft(name).put("version", "1.1.0").put("timeout_seconds", 60))
                .path("skill_id")
                .asString();
        var improved = certified(better);

        assertThat(reused.path("outcome").asString()).isEqualTo("reused");
        assertThat(reused.path("id").asString()).isEqualTo(id);
        assertThat(certified(again)).isEqualTo(reused);
        assertThat(get(SKILLS + "/" + again).path("status").asString()).isEqualTo("archived");
        assertThat(improved.path("deprecated").path(0).asString()).isEqualTo(id);
        assertThat(improved.has("migrate_until")).isTrue();
        var old = get(SKILLS + "/" + id);
        assertThat(old.path("status").asString()).isEqualTo("deprecated");
        assertThat(old.path("certified_by").asString()).isEqualTo("genesis");
        assertThat(old.at("/life/successor").asString()).isEqualTo(better);
        assertThat(old.at("/life/migrate_until").asString())
                .isEqualTo(improved.path("migrate_until").asString());
        assertThat(trail(id)).containsExactly("skill_defined", "skill_certified", "skill_deprecated");
        problem(post(SKILLS + "/" + id + "/certify", "{}"), 409, "AC-0032");
        var later = TestTime.clock().instant().plus(Duration.ofDays(31));
        assertThat(store.page(Kind.SKILL, Skill.class, "education", "archived", null, later, 100))
                .extracting(Skill::id)
                .contains(id, again);
        assertThat(store.page(Kind.SKILL, Skill.class, "education", "deprecated", null, later, 100))
                .extracting(Skill::id)
                .doesNotContain(id);
    }

    @Test
    void aRefusedSkillStaysADraftAndSaysWhatIsWrong() {
        var draft = draft("Refused " + UUID.randomUUID());
        draft.putArray("think_queries");
        draft.putArray("tools").add("cms.publish");
        var id = define(draft).path("skill_id").asString();

        var result = certified(id);

        assertThat(result.path("outcome").asString()).isEqualTo("refused");
        assertThat(result.path("errors").valueStream().map(JsonNode::asString))
                .containsExactly("GEN-ERR-010", "GEN-ERR-012");
        assertThat(result.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("pointer").asString()))
                .containsExactly("/think_queries", "/approval_gate");
        assertThat(get(SKILLS + "/" + id).path("status").asString()).isEqualTo("draft");
        assertThat(trail(id)).containsExactly("skill_defined", "skill_refused");
    }

    @Test
    void aJobRoleIsCertifiedOverCertifiedSkillsAndPriced() {
        var role = content("/v1/job-roles/JOB-ED-001", "job_role_id", "price_proposals");
        role.put("name", "Tutor " + UUID.randomUUID());
        var good = post("/v1/job-roles", role.toString());
        role.putArray("required_skills").add("SKILL-ED-999");
        role.putArray("gates");
        var bad = post("/v1/job-roles", role.toString());

        var certified =
                body(post("/v1/job-roles/" + body(good, 201).path("job_role_id").asString() + "/certify", "{}"), 200);
        var refused =
                body(post("/v1/job-roles/" + body(bad, 201).path("job_role_id").asString() + "/certify", "{}"), 200);

        assertThat(certified.path("outcome").asString()).isEqualTo("certified");
        var stored = get("/v1/job-roles/" + certified.path("id").asString());
        assertThat(stored.at("/price_proposals/0/price_inr").asInt()).isEqualTo(12_000);
        assertThat(stored.at("/price_proposals/0/locked_during_trial").asBoolean())
                .isTrue();
        assertThat(refused.at("/findings/0/code").asString()).isEqualTo("J-02");
    }

    @Test
    void theTeamThatIsThereAlreadyIsReused() {
        var team = content("/v1/teams/TEAM-MK-001", "team_id", "price_proposals");

        var id = body(post("/v1/teams", team.toString()), 201).path("team_id").asString();
        var result = body(post("/v1/teams/" + id + "/certify", "{}"), 200);

        assertThat(id).matches("TEAM-MK-[1-9][0-9]{2}");
        assertThat(result.path("outcome").asString()).isEqualTo("reused");
        assertThat(result.path("id").asString()).isEqualTo("TEAM-MK-001");
    }

    @Test
    void whatCannotBeADraftIsRefused() {
        problem(post(SKILLS, "{\"version\": \"one\"}"), 422, "WEB-0002");
        problem(post(SKILLS, draft("A skill").put("industry", "atlantis").toString()), 422, "AC-0031");
        problem(post(SKILLS, draft("A \u0000 skill").toString()), 422, "AC-0031");
        problem(post(SKILLS, draft("A skill").put("skill_id", "SKILL-HC-001").toString()), 422, null);
        for (var path : List.of("/SKILL-ED-998", "/nonsense")) {
            problem(
                    client.get()
                            .uri(SKILLS + path)
                            .headers(h -> h.setBearerAuth(OPERATOR))
                            .exchange(),
                    404,
                    "AC-0030");
            problem(post(SKILLS + path + "/certify", "{}"), 404, "AC-0030");
        }
    }

    @Test
    void onlyOperatorsDefine() {
        for (var token : List.of(TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER), TestTokens.as(Role.VIEWER))) {
            client.post()
                    .uri(SKILLS)
                    .headers(h -> h.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(draft("A skill").toString())
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void theSameKeyDefinesOnce() {
        var draft = draft("Once " + UUID.randomUUID()).toString();
        var key = UUID.randomUUID().toString();

        var first = body(post(SKILLS, draft, key), 201);

        assertThat(body(post(SKILLS, draft, key), 201)).isEqualTo(first);
    }

    @Test
    void listsComeInPagesAndAreFiltered() {
        var first = get(SKILLS + "?industry=marketing&limit=5");
        var second = get(SKILLS + "?industry=marketing&limit=100&cursor="
                + first.path("next_cursor").asString());

        assertThat(first.path("items")).hasSize(5);
        assertThat(second.path("items").path(0).path("skill_id").asString()).isEqualTo("SKILL-MK-006");
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(get(SKILLS + "?industry=finance&status=retired").path("items"))
                .isEmpty();
        assertThat(get("/v1/teams?industry=marketing&status=certified").path("items"))
                .isNotEmpty();
    }

    @Test
    void twoInstancesThatStartAtOnceTakeEverythingInOnce() throws Exception {
        jdbc.sql("delete from skill where industry = 'finance'").update();
        jdbc.sql("delete from job_role where industry = 'finance'").update();
        var together = new CyclicBarrier(2);
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = instances.submit(() -> load(together));
            var second = instances.submit(() -> load(together));

            assertThat(first.get() + second.get()).isEqualTo(4);
        }
        assertThat(get(SKILLS + "?industry=finance").path("items")).hasSize(3);
        assertThat(starters.load(catalogue.starters())).isZero();
    }

    @Test
    void aStarterThatIsRefusedIsNotTakenInNorIsWhatCameBeforeIt() {
        var good = Samples.changed(
                Samples.skill("SKILL-HC-001"), "skill_id=\"SKILL-HC-090\"", "name=\"" + UUID.randomUUID() + "\"");
        var broken = Samples.changed(
                Samples.skill("SKILL-HC-002"), "skill_id=\"SKILL-HC-091\"", "name=\"Another\"", "act_steps=[]");

        assertThatThrownBy(() -> starters.load(List.of(new Starter("1", List.of(good, broken), List.of(), List.of()))))
                .hasMessageContaining("SKILL-HC-091 is refused: S-03 at /act_steps");

        assertThat(store.find(Kind.SKILL, Skill.class, "SKILL-HC-090")).isEmpty();
    }

    private int load(CyclicBarrier together) throws Exception {
        together.await();
        return starters.load(catalogue.starters());
    }

    /** A skill of education as an author writes it. */
    private ObjectNode draft(String name) {
        return content(SKILLS + "/SKILL-ED-004", "skill_id").put("name", name);
    }

    private ObjectNode content(String path, String... without) {
        var tree = (ObjectNode) get(path);
        tree.remove(List.of(without));
        tree.remove(List.of("status", "certified_by", "supersedes", "life"));
        return tree;
    }

    private JsonNode define(ObjectNode draft) {
        return body(post(SKILLS, draft.toString()), 201);
    }

    private JsonNode certified(String id) {
        return body(post(SKILLS + "/" + id + "/certify", "{}"), 200);
    }

    private RestTestClient.ResponseSpec post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    private RestTestClient.ResponseSpec post(String path, String body, String key) {
        return client.post()
                .uri(path)
                .headers(h -> {
                    h.setBearerAuth(OPERATOR);
                    h.set("Idempotency-Key", key);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode body(RestTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void problem(RestTestClient.ResponseSpec answer, int status, @Nullable String code) {
        var body = body(answer, status);
        if (code != null) {
            assertThat(body.path("code").asString()).isEqualTo(code);
        }
    }

    private JsonNode get(String path) {
        return body(
                client.get().uri(path).headers(h -> h.setBearerAuth(OPERATOR)).exchange(), 200);
    }

    private static List<String> trail(String id) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select action_type from audit_log.audit_entry where subject_id = :id order by id")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
