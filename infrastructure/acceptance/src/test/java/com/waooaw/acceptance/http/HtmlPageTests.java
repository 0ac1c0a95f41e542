package com.waooaw.acceptance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlPageTests {

    private static final HtmlPage PAGE = new HtmlPage(URI.create("http://localhost:8000/approvals/7"), 200, """
            <form action="/logout" method="post"><input type="hidden" name="_csrf" value="a"><button>Out</button></form>
            <form method="POST" action="/approvals/7/decision?x=1&amp;y=2" class="approve">
              <input type="hidden" name="_csrf" value="b&amp;c"/>
              <input type="hidden" name="act_hash" value="ff">
              <input name="visible" value="no">
              <button type="submit" name="decision" value="approve" class="yes">Approve</button>
            </form>
            """);

    @Test
    void aFormIsFoundByTheValueOfItsButton() {
        var form = PAGE.formWithButton("approve").orElseThrow();

        assertThat(form.method()).isEqualTo("post");
        assertThat(form.action()).isEqualTo(URI.create("http://localhost:8000/approvals/7/decision?x=1&y=2"));
        assertThat(form.hidden()).isEqualTo(Map.of("_csrf", "b&c", "act_hash", "ff"));
    }

    @Test
    void aButtonWithoutValueIsNoChoice() {
        assertThat(PAGE.forms().getFirst().buttons()).isEqualTo(List.of());
        assertThat(PAGE.formWithButton("deny")).isEmpty();
    }
}
