package com.waooaw.agentcreation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a mistake of spelling, and what means something else. */
class SpellingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            writes articels for patients        | writes articles for patients
            writes adresses for the region      | writes addresses for the region
            writes articles, for patients       | Writes articles for patients.
            (pilot) writes articles             | writes articles
            """)
    void onlySpelling(String before, String after) {
        assertThat(Spelling.differs(before, after)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for patients aged <18   | for patients aged >18
            at most -5 degrees      | at most +5 degrees
            up to $500 a day        | up to ₹500 a day
            treats hypertension     | treats hypotension
            for hyperglycemia       | for hypoglycemia
            may prescribe           | may proscribe
            after an injection      | after an infection
            internal messages       | external messages
            an approved article     | an unapproved article
            two दिन                 | two दान
            a casual link           | a causal link
            never does              | does
            one patient each        | one patients each
            """)
    void somethingElse(String before, String after) {
        assertThat(Spelling.differs(before, after)).isFalse();
        assertThat(Spelling.differs(after, before)).isFalse();
    }
}
