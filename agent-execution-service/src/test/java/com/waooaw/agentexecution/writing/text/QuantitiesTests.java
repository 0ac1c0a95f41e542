package com.waooaw.agentexecution.writing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.waooaw.agentexecution.writing.text.Quantity.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for 30 minutes              | 1800     | time
            for half an hour            | 1800     | time
            two weeks                   | 1209600  | time
            half of the plate           | 50       | percent
            one quarter of it           | 25       | percent
            two thirds of adults        | 66.667   | percent
            1 in 10 people              | 10       | percent
            one out of four people      | 25       | percent
            7%                          | 7        | percent
            5.7 percent                 | 5.7      | percent
            70 mg/dL                    | 70       | concentration
            2.4 grams                   | 2400     | mass
            10 mg                       | 10       | mass
            1,500 steps                 | 1500     | step
            more than 25 million people | 25000000 | ''
            forty-five                  | 45       | ''
            two hundred                 | 200      | ''
            twice                       | 2        | times
            three times                 | 3        | times
            a 20-minute walk            | 1200     | time
            """)
    void readsNumbersInDigitsAndInWords(String text, double value, String dimension) {
        assertThat(of(text)).singleElement().satisfies(q -> {
            assertThat(q.value()).isCloseTo(value, within(0.01));
            assertThat(q.unit().dimension()).isEqualTo(dimension);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at least 150 minutes       | AT_LEAST
            150 minutes or more        | AT_LEAST
            no less than 150 minutes   | AT_LEAST
            more than 150 minutes      | AT_LEAST
            at most 150 minutes        | AT_MOST
            up to 150 minutes          | AT_MOST
            less than 150 minutes      | AT_MOST
            no more than 150 minutes   | AT_MOST
            150 minutes                | EXACT
            """)
    void readsLimits(String text, Bound bound) {
        assertThat(of(text)).singleElement().extracting(Quantity::bound).isEqualTo(bound);
    }

    @Test
    void theEndsOfARangeAreTwo() {
        assertThat(of("30 to 60 minutes")).extracting(Quantity::value).containsExactly(1800.0, 3600.0);
        assertThat(of("5–10 percent")).extracting(Quantity::value).containsExactly(5.0, 10.0);
    }

    @Test
    void aPeriodIsReadHoweverItIsSaid() {
        for (String text :
                List.of("30 minutes a week", "30 minutes each week", "30 minutes per week", "30 minutes weekly")) {
            assertThat(of(text)).hasSize(2).anyMatch(q -> q.unit().equals(Unit.PER) && q.value() == 604_800);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"type 2 diabetes", "COVID-19", "A1C and B12", "no one", "each one of them", ""})
    void namesAreNoQuantities(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void convertsUnits() {
        assertThat(of("70 mg/dL").getFirst().sameAs(of("3.9 mmol/L").getFirst()))
                .isTrue();
        assertThat(of("2 hours").getFirst().sameAs(of("120 minutes").getFirst()))
                .isTrue();
        assertThat(of("2 hours").getFirst().sameAs(of("2 minutes").getFirst())).isFalse();
    }

    private static List<Quantity> of(String text) {
        return Quantities.of(Tokens.of(text));
    }
}
