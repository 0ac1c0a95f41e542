package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a blueprint's author reads, and the exit codes an editor or a pipeline looks at. */
class BlueprintCommandTests {

    private static final Path EXAMPLES = Path.of("..", "..", "examples");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aGoodOneIsZeroAndSaysWhatWasNotLookedAt() {
        int code =
                run("check", EXAMPLES.resolve("healthcare-content-writer.yaml").toString());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("Not checked here")
                .contains("  G-12  which vector sets")
                .contains("Nothing found.");
    }

    @Test
    void aRefusedOneIsOneWithPlaceCodeAndRemedy() {
        var file = EXAMPLES.resolve("broken").resolve("b-manager-for-one.yaml");

        int code = run("check", file.toString());

        assertThat(code).isOne();
        assertThat(out.toString())
                .containsPattern("b-manager-for-one.yaml:[0-9]+:1: G-10 high: ")
                .contains("at /requires_manager; to mend it: ")
                .contains("explain CODE");
    }

    @Test
    void whatCannotBeReadIsTwoWithLineAndColumn() throws IOException {
        var file = Files.writeString(directory.resolve("bad.yaml"), "agent_name: Writer\npurpose: [open\n");

        int code = run("check", file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).containsPattern("bad.yaml:[0-9]+:[0-9]+: ");
        assertThat(run("check", directory.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(out.toString()).contains("there is no such file");
    }

    @Test
    void aMachineReadsTheSame() throws IOException {
        int code = run(
                "check",
                EXAMPLES.resolve("broken").resolve("b-manager-for-one.yaml").toString(),
                "--json");

        var report = Json.read(out.toString());
        assertThat(code).isOne();
        assertThat(report.path("refused").asBoolean()).isTrue();
        assertThat(report.at("/agents/0/findings/0/code").asString()).isEqualTo("G-10");
        assertThat(report.at("/agents/0/findings/0/severity").asString()).isEqualTo("high");
        assertThat(report.at("/agents/0/findings/0/line").asInt()).isPositive();
        assertThat(report.at("/not_checked/0/code").asString()).isEqualTo("AC-0005");

        out.getBuffer().setLength(0);
        var bad = Files.writeString(directory.resolve("bad.yaml"), "a: 1\na: 2\n");
        assertThat(run("check", bad.toString(), "--json")).isEqualTo(2);
        assertThat(Json.read(out.toString()).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void aRuleIsExplainedAndAnUnknownOneHasANeighbour() {
        assertThat(run("explain", "g9")).isZero();
        assertThat(out.toString())
                .startsWith("G-09, genesis, critical: refuses")
                .contains("protects")
                .contains("looks at")
                .contains("to mend");

        assertThat(run("explain", "V-99")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no rule V-99; did you mean V-09?");
    }

    @Test
    void withoutACodeAllAreListed() {
        assertThat(run("explain")).isZero();

        assertThat(out.toString().lines())
                .hasSizeGreaterThanOrEqualTo(32)
                .allSatisfy(line -> assertThat(line).matches("[GAV]-[0-9]{2}  (genesis|architect|guardian) .*"));
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "blueprint";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
