package com.waooaw.industryknowledge.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The corpus as committed. */
class CorpusFilesTests {

    private final CorpusFiles files = new CorpusFiles();
    private final List<Passage> passages = files.passages("healthcare");

    @Test
    void thereAreEnoughPassagesAndEnoughOnTheMainTopic() {
        assertThat(passages).hasSizeGreaterThanOrEqualTo(45);
        assertThat(passages.stream().filter(p -> p.topic().equals("type-2-diabetes")))
                .hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void mostOfTheMainTopicWasWrittenWithTheSourceOpen() {
        var byVerification = passages.stream()
                .filter(p -> p.topic().equals("type-2-diabetes"))
                .collect(Collectors.groupingBy(Passage::verifiedBy, Collectors.counting()));

        System.out.println("type 2 diabetes passages by verification: " + byVerification);
        assertThat(byVerification.get(VerifiedBy.TEXT)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void idsAreUniqueAndOfOneForm() {
        assertThat(passages)
                .extracting(Passage::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("HC-[A-Z0-9]{3}-\\d{3}"));
    }

    @Test
    void everyFieldSaysSomething() {
        assertThat(passages)
                .allSatisfy(p -> assertThat(List.of(
                                p.topic(), p.document(), p.section(), p.publisher(), p.jurisdiction(), p.text()))
                        .noneMatch(String::isBlank));
    }

    @Test
    void passagesAreLongEnoughToSaySomethingAndShortEnoughToCite() {
        assertThat(passages)
                .allSatisfy(p -> assertThat(p.text().split("\\s+")).as(p.id()).hasSizeBetween(60, 160));
    }

    @Test
    void everyAddressIsOneOfARecognisedAuthority() {
        assertThat(passages).allSatisfy(p -> {
            var address = URI.create(p.address());
            assertThat(address.getScheme()).as(p.id()).isEqualTo("https");
            assertThat(address.getHost())
                    .as(p.id())
                    .matches("(.+\\.)?(nih\\.gov|cdc\\.gov|fda\\.gov|hhs\\.gov|ftc\\.gov|medlineplus\\.gov|who\\.int)");
        });
    }

    @Test
    void whatWasOpenIsNamedExactlyWhereATextWasOpen() {
        assertThat(passages)
                .allSatisfy(
                        p -> assertThat(p.opened() != null).as(p.id()).isEqualTo(p.verifiedBy() == VerifiedBy.TEXT));
    }

    @Test
    void theVersionFollowsTheContent() {
        var changed = new java.util.ArrayList<>(passages);
        var first = changed.getFirst();
        changed.set(
                0,
                new Passage(
                        first.id(),
                        first.topic(),
                        first.document(),
                        first.section(),
                        first.address(),
                        first.publisher(),
                        first.verifiedBy(),
                        first.opened(),
                        first.jurisdiction(),
                        first.text() + "!"));

        assertThat(CorpusVersions.of(passages)).isEqualTo(CorpusVersions.of(files.passages("healthcare")));
        assertThat(CorpusVersions.of(changed)).isNotEqualTo(CorpusVersions.of(passages));
    }

    @Test
    void fiveIndustriesAreDescribedAndOneHasACorpus() {
        assertThat(files.industries())
                .extracting(IndustryDescription::id)
                .containsExactly("education", "finance", "healthcare", "marketing", "sales");
        assertThat(files.industries().stream().filter(i -> i.corpus() != null))
                .extracting(IndustryDescription::id)
                .containsExactly("healthcare");
    }

    @Test
    void healthcareHasTheArtefactsThatBlueprintsAskFor() {
        var healthcare = files.industries().get(2);

        assertThat(healthcare.embeddings()).containsExactly("healthcare-v1");
        assertThat(healthcare.terminology()).containsExactly("healthcare-terms-v1");
        assertThat(healthcare.regulations())
                .extracting(IndustryDescription.Regulation::name)
                .containsExactly("HIPAA", "FDA", "FTC");
        assertThat(healthcare.glossary()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void aRegulationNamesPassagesThatExist() {
        var ids = passages.stream().map(Passage::id).collect(Collectors.toCollection(HashSet::new));

        assertThat(files.industries().get(2).regulations())
                .allSatisfy(r -> assertThat(r.passages()).isNotEmpty().isSubsetOf(ids));
    }

    @Test
    void theConstitutionHasPrinciplesStructureAndTheFirstSeeds() {
        var constitution = files.constitution();

        assertThat(constitution.version()).isEqualTo("1.2");
        assertThat(constitution.chunks()).extracting(Constitution.Chunk::id).doesNotHaveDuplicates();
        assertThat(constitution.chunks().stream().filter(c -> c.layer().equals("L0")))
                .hasSize(12);
        assertThat(constitution.chunks().stream().filter(c -> c.layer().equals("L1")))
                .hasSize(15);
        assertThat(constitution.chunks().stream().filter(c -> c.layer().equals("seed")))
                .extracting(Constitution.Chunk::id)
                .containsExactly("GEN-001", "GEN-002", "GEN-003", "GEN-004", "GEN-005");
    }
}
