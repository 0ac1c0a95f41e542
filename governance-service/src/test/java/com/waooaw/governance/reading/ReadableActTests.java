package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableActTests {

    @Test
    void showsAnArticleAsItsReadersWillReadIt() {
        var act = ReadableAct.of("""
                {"action":"publish_content","article":{"title":"Living well","markdown":
                "# Living well\\n\\n## Food\\nEat *regular* meals [1],\\nslowly.\\n\\n- vegetables\\n2. fruit\\n> said Ann"},
                "citations":[{"marker":"1","document":"Diet in diabetes","section":"Meals",
                "address":"https://example.org/a","verified_by":"text"},{"number":2,"document":"Feet","section":"Daily care",
                "address":"https://example.org/b","publisher":"A clinic","verified_by":"memory"}]}
                """);

        assertThat(act.text())
                .containsExactly(
                        new Line(Line.Kind.TITLE, "Living well"),
                        new Line(Line.Kind.HEADING, "Food"),
                        new Line(Line.Kind.PARAGRAPH, "Eat *regular* meals [1], slowly."),
                        new Line(Line.Kind.ITEM, "vegetables"),
                        new Line(Line.Kind.ITEM, "2. fruit"),
                        new Line(Line.Kind.QUOTE, "said Ann"));
        assertThat(act.sources())
                .containsExactly(
                        new Source(
                                "1",
                                "Diet in diabetes, Meals",
                                "https://example.org/a",
                                false,
                                List.of("Checked against the source")),
                        new Source(
                                "2",
                                "Feet, Daily care",
                                "https://example.org/b",
                                true,
                                List.of("Publisher: A clinic")));
        assertThat(act.sourcesSummary()).isEqualTo("2 sources, 1 from memory: not checked against the source");
        assertThat(act.sourcesOpen()).isTrue();
        assertThat(act.facts()).containsExactly(new ReadableAct.Fact(0, "Action", "publish_content"));
    }

    @Test
    void aTitleBesideTheTextStandsAboveIt() {
        var act = ReadableAct.of("""
                {"action":"publish_content","channel":"sandbox","markdown":"Eat well.","post_title":"Living well"}
                """);

        assertThat(act.text())
                .containsExactly(new Line(Line.Kind.TITLE, "Living well"), new Line(Line.Kind.PARAGRAPH, "Eat well."));
        assertThat(act.facts()).extracting(ReadableAct.Fact::label).containsExactly("Action", "Channel");
    }

    @Test
    void showsEveryFactOfAManifest() {
        var act = ReadableAct.of("""
                {"action":"deploy_agent","agent_id":"x","manifest":{"budget":{"per_day_usd":"5"},"empty":{},
                "operations":[{"name":"publish","reversible":true}],"skills":["A","B"],"team":[],"note":""}}
                """);

        assertThat(act.facts())
                .extracting(fact -> fact.depth() + " " + fact.label() + ": " + fact.value())
                .containsExactly(
                        "0 Action: deploy_agent",
                        "0 Agent ID: x",
                        "0 Manifest: ",
                        "1 Budget: ",
                        "2 Per day US$: 5",
                        "1 Empty: none",
                        "1 Operations 1: ",
                        "2 Name: publish",
                        "2 Reversible: yes",
                        "1 Skills: A, B",
                        "1 Team: none",
                        "1 Note: (empty)");
        assertThat(act.text()).isEmpty();
    }

    @Test
    void countsHiddenCharactersOnceEscapedInTheJsonOrNot() {
        var act = ReadableAct.of("{\"action\":\"publish_content\",\"body\":\"10\\u202e mg\"}");
        var raw = ReadableAct.of("{\"action\":\"publish_content\",\"body\":\"10\u202e mg\"}");

        assertThat(act.hiddenCharacters()).isEqualTo(1);
        assertThat(raw.hiddenCharacters()).isEqualTo(1);
        assertThat(act.text()).containsExactly(new Line(Line.Kind.PARAGRAPH, "10‹U+202E› mg"));
    }

    @Test
    void followsNoAddressThatIsNotOfTheWeb() {
        var act = ReadableAct.of("""
                {"action":"publish_content","sources":[{"title":"x","url":"javascript:alert(1)"}]}
                """);

        assertThat(act.sources()).containsExactly(new Source("", "x", "", false, List.of("Url: javascript:alert(1)")));
    }
}
