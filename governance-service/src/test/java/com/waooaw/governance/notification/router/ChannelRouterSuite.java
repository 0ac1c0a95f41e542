package com.waooaw.governance.notification.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.notification.Channel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every router keeps. */
abstract class ChannelRouterSuite {

    static final Situation ORDINARY =
            new Situation(10, 3, 12d, Map.of(Channel.PUSH, 2d, Channel.SMS, 7d), "execution", false);

    abstract ChannelRouter router();

    @ParameterizedTest
    @MethodSource("situations")
    void everyChannelIsThereOnce(Situation situation) {
        assertThat(router().route(situation).order()).containsExactlyInAnyOrder(Channel.values());
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theSameSituationHasTheSameAnswer(Situation situation) {
        assertThat(router().route(situation)).isEqualTo(router().route(situation));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theAnswerSaysWhoGaveItAndWhy(Situation situation) {
        var route = router().route(situation);

        assertThat(route.by()).matches("push_first|model [0-9]+");
        assertThat(route.because()).matches("[a-z_]{3,40}");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void whatItThinksIsAProbabilityOfEachChannelOrOfNone(Situation situation) {
        var odds = router().route(situation).odds();

        assertThat(odds.isEmpty() || odds.keySet().containsAll(List.of(Channel.values())))
                .isTrue();
        assertThat(odds.values()).allMatch(probability -> probability >= 0 && probability <= 1);
    }

    @Test
    void whatIsKeptOfASituationIsTheSituation() {
        assertThat(situations())
                .allSatisfy(situation ->
                        assertThat(Situation.ofJson(situation.toJson())).contains(situation));
    }

    /** Ordinary ones, and some that nobody expects. */
    static Stream<Situation> situations() {
        var random = new Random(7);
        var strange = Stream.of(
                ORDINARY,
                new Situation(0, 1, null, Map.of(), "", false),
                new Situation(23, 7, 0d, Map.of(Channel.EMAIL, 0d), "constitutional", true),
                new Situation(23, 7, Double.MAX_VALUE, Map.of(Channel.PUSH, Double.MAX_VALUE), "unheard_of", true),
                new Situation(-5, 99, -7d, Map.of(Channel.SMS, -1d), "EXECUTION", false));
        var many = IntStream.range(0, 40).mapToObj(_ -> {
            Map<Channel, Double> responses = new HashMap<>();
            Arrays.stream(Channel.values())
                    .filter(_ -> random.nextBoolean())
                    .forEach(channel -> responses.put(channel, random.nextDouble() * 2_000));
            return new Situation(
                    random.nextInt(24),
                    1 + random.nextInt(7),
                    random.nextBoolean() ? null : random.nextDouble() * 50_000,
                    responses,
                    List.of("artifact", "communication", "execution", "financial", "constitutional")
                            .get(random.nextInt(5)),
                    random.nextBoolean());
        });
        return Stream.concat(strange, many.toList().stream());
    }
}
