package com.waooaw.acceptance.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfile and its scripts, read as an engine would read them: this machine need not have one. */
class ImageFilesTests {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of(""));

    private final Infrastructure infrastructure = InfrastructureFile.of(ROOT);
    private final Dockerfile dockerfile = Dockerfile.of(ROOT);

    ImageFilesTests() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"service", "all-in-one", "migrate"})
    void anImageRunsAsAPlainUserWithoutAShell(String target) {
        assertThat(dockerfile.effective(target, "USER").orElseThrow().text()).isEqualTo("10001:10001");
        assertThat(dockerfile
                        .effective(target, "ENTRYPOINT")
                        .flatMap(Dockerfile.Instruction::exec)
                        .orElseThrow())
                .startsWith("/opt/java/bin/java");
        assertThat(dockerfile.effective(target, "CMD")).isEmpty();
        assertThat(dockerfile.effective(target, "STOPSIGNAL").orElseThrow().text())
                .isEqualTo("SIGTERM");
        assertThat(dockerfile.arguments().get("BASE_IMAGE")).startsWith("gcr.io/distroless/");
    }

    @Test
    void aServiceIsAskedForItsHealthAndAJobIsNot() {
        for (var target : List.of("service", "all-in-one")) {
            assertThat(dockerfile
                            .effective(target, "HEALTHCHECK")
                            .flatMap(Dockerfile.Instruction::exec)
                            .orElseThrow())
                    .containsExactly("/opt/java/bin/java", "@health.args");
        }
        assertThat(dockerfile.effective("migrate", "HEALTHCHECK").orElseThrow().text())
                .isEqualTo("NONE");
    }

    @Test
    void everyStageAndEveryCopyHasASource() {
        var known = new java.util.HashSet<String>();
        dockerfile.stages().values().forEach(stage -> {
            if (stage.from().startsWith("${")) {
                assertThat(dockerfile.arguments()).containsKey(stage.from().replaceAll("[${}]", ""));
            } else {
                assertThat(known).as(stage.name()).contains(stage.from());
            }
            for (var copy : stage.all("COPY")) {
                var words = copy.text().split("\\s+", -1);
                if (words[0].startsWith("--from=")) {
                    assertThat(known).as(copy.text()).contains(words[0].substring("--from=".length()));
                    // layers.sh made it
                    assertThat(words[1]).matches("/home/builder/images/(all-in-one|\\$\\{SERVICE\\})/(app|opt/java)");
                } else {
                    assertThat(ROOT.resolve(words[1])).as(copy.text()).exists();
                }
            }
            known.add(stage.name());
        });
    }

    @Test
    void theFinalImagesHoldNothingThatIsOnlyNeededToBuild() {
        for (var target : List.of("base", "service", "all-in-one", "migrate")) {
            assertThat(dockerfile.stages().get(target).all("RUN")).isEmpty();
            assertThat(dockerfile.stages().get(target).all("COPY"))
                    .allMatch(copy -> copy.text().startsWith("--from=content-"));
        }
    }

    @Test
    void whatTheBuildCallsIsThere() {
        var runs = dockerfile.stages().values().stream()
                .flatMap(stage -> stage.all("RUN").stream())
                .map(Dockerfile.Instruction::text)
                .toList();
        assertThat(runs)
                .anyMatch(
                        run -> run.contains("infrastructure/docker/layers.sh ${TRAIN} /home/builder/images services"));
        assertThat(runs)
                .anyMatch(run ->
                        run.contains("infrastructure/docker/layers.sh ${TRAIN} /home/builder/images all-in-one"));
        assertThat(runs).anyMatch(run -> run.contains("mvn ") && run.contains("-pl infrastructure/local -am package"));
        assertThat(ROOT.resolve("infrastructure/local/pom.xml")).exists();
    }

    @Test
    void secretsAndBuiltFilesStayOutOfTheBuild() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(Dockerfile.PATH + ".dockerignore")))
                .contains(".git", "**/.secrets", "**/.env", "**/.waooaw", "**/target");
        assertThat(Files.readAllLines(ROOT.resolve(".gitignore")))
                .contains("infrastructure/docker/.env", "infrastructure/docker/.secrets/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers.sh", "settings.sh", "description.sh"})
    void theScriptsAreBash(String script) throws Exception {
        var file = ROOT.resolve("infrastructure/docker").resolve(script);
        var check = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void theScriptsReadTheServicesAsJavaDoes() throws Exception {
        var script = "root='" + ROOT.toAbsolutePath() + "'; . \"$root/infrastructure/docker/description.sh\";"
                + " for s in $(services); do echo \"$s $(setting \"$s\" port) $(setting \"$s\" module)"
                + " $(setting \"$s\" heap_mb) $(setting \"$s\" role)\"; done";
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var lines =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines();

        assertThat(lines)
                .containsExactlyElementsOf(infrastructure.services().stream()
                        .map(service -> service.name() + " " + service.port() + " " + service.module() + " "
                                + service.heapMb() + " " + service.role())
                        .toList());
    }
}
