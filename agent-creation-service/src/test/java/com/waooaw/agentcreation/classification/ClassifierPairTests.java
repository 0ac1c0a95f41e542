package com.waooaw.agentcreation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.classification.Classification.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Table 3.1 on labelled pairs: those of Appendix B, and ours. */
class ClassifierPairTests {

    @ParameterizedTest
    @MethodSource("pairs")
    void aPairIsWhatItsLabelSays(String file) {
        var pair = Manifests.read(Manifests.FOLDER.resolve("pairs").resolve(file));
        var from = Manifests.base();
        var to = Manifests.base();
        pair.path("edits").forEach(edit -> Manifests.edit(to, edit));

        var decided = Manifests.classified(from, to);

        var expected = pair.path("expect");
        assertThat(lower(decided.changeClass()))
                .isEqualTo(expected.path("classification").asString());
        assertThat(lower(decided.versionStep()))
                .isEqualTo(expected.path("version_step").asString());
        assertThat(decided.versionStep().after("1.0.0"))
                .isEqualTo(expected.path("next_version").asString());
        assertThat(decided.disputed()).isEqualTo(expected.path("disputed").asBoolean());
        assertThat(new TreeSet<>(
                        decided.sightings().stream().map(Sighting::indicator).toList()))
                .as(decided.sightings().toString())
                .containsExactlyElementsOf(expected.path("indicators")
                        .valueStream()
                        .map(each -> each.asString())
                        .toList());
        assertThat(decided.sightings())
                .allSatisfy(sighting -> assertThat(sighting.saw()).isNotBlank());
    }

    @Test
    void thereAreEnoughOfBothClasses() throws IOException {
        var classes = pairs().stream()
                .map(file -> Manifests.read(Manifests.FOLDER.resolve("pairs").resolve(file))
                        .at("/expect/classification")
                        .asString())
                .toList();

        assertThat(classes).filteredOn("proposal"::equals).hasSizeGreaterThanOrEqualTo(10);
        assertThat(classes).filteredOn("evolution"::equals).hasSizeGreaterThanOrEqualTo(10);
    }

    static List<String> pairs() throws IOException {
        try (var files = Files.list(Manifests.FOLDER.resolve("pairs"))) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
