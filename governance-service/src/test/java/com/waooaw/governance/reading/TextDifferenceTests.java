package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.reading.TextDifference.Kind;
import com.waooaw.governance.reading.TextDifference.Part;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TextDifferenceTests {

    @Test
    void showsWhatGoesAndWhatComesWithALineAround() {
        var difference = TextDifference.between("one\ntwo\nthree\nfour\nfive\nsix", "one\ntwo\nthree\n4\nfive\nsix");

        assertThat(difference.parts())
                .containsExactly(
                        new Part(Kind.SKIPPED, "2 lines as before"),
                        new Part(Kind.SAME, "three"),
                        new Part(Kind.REMOVED, "four"),
                        new Part(Kind.ADDED, "4"),
                        new Part(Kind.SAME, "five"),
                        new Part(Kind.SKIPPED, "1 line as before"));
    }

    @Test
    void whatStaysBetweenTwoChangesStays() {
        var difference = TextDifference.between("a\nb\nc\nd", "b\nc\nx\nd\ny");

        assertThat(difference.parts())
                .containsExactly(
                        new Part(Kind.REMOVED, "a"),
                        new Part(Kind.SAME, "b"),
                        new Part(Kind.SAME, "c"),
                        new Part(Kind.ADDED, "x"),
                        new Part(Kind.SAME, "d"),
                        new Part(Kind.ADDED, "y"));
    }

    @Test
    void theSameTextHasNoDifferenceAndHiddenCharactersAreWrittenOut() {
        assertThat(TextDifference.between("a\nb", "a\nb").parts())
                .containsExactly(new Part(Kind.SKIPPED, "2 lines as before"));
        assertThat(TextDifference.between("a", "a\u202e").parts())
                .containsExactly(new Part(Kind.REMOVED, "a"), new Part(Kind.ADDED, "a‹U+202E›"));
        assertThat(TextDifference.between("a", "a\n\nb").parts())
                .containsExactly(
                        new Part(Kind.SAME, "a"), new Part(Kind.ADDED, "(empty line)"), new Part(Kind.ADDED, "b"));
    }

    @Test
    void twoLongTextsWithNothingInCommonAreComparedAtOnce() {
        var old = String.join("\n", Collections.nCopies(20_000, "old"));
        var fresh = String.join("\n", Collections.nCopies(20_000, "new"));

        assertThat(TextDifference.between(old, fresh).parts()).hasSize(40_000);
    }
}
