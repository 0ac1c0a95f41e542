package com.waooaw.governance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.pages.Navigation.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTests {

    private static final List<Room> ROOMS = List.of(
            new Room("/approvals", "Inbox", true),
            new Room("/approvals/history", "History", true),
            new Room("/approvals/overview", "Agents", false));

    @ParameterizedTest
    @CsvSource({
        "/approvals, Inbox page",
        "/approvals/history, History page",
        "/approvals/history/7, History true",
        "/approvals/0190, Inbox true",
        "/approvals/historytoo, Inbox true",
        "/approvals/overview, Agents page",
        "/error, ''",
    })
    void theRoomAPageBelongsToIsMarkedAndNoOther(String here, String marked) {
        assertThat(Navigation.of(ROOMS, here).links())
                .filteredOn(link -> link.current() != null)
                .extracting(link -> link.title() + " " + link.current())
                .isEqualTo(marked.isEmpty() ? List.of() : List.of(marked));
    }

    @Test
    void theMenuIsMarkedWhereThePageIsBehindIt() {
        assertThat(Navigation.of(ROOMS, "/approvals/history").hereInMore()).isTrue();
        assertThat(Navigation.of(ROOMS, "/approvals/overview").hereInMore()).isFalse();
        assertThat(Navigation.of(ROOMS, "/approvals").hereInMore()).isFalse();
    }

    @Test
    void whoMayOpenNothingIsShownNothing() {
        assertThat(Navigation.of(List.of(), "/approvals")).isEqualTo(new Navigation(List.of(), false));
        assertThat(Navigation.of(List.of(), "/approvals").menu()).isFalse();
    }

    @Test
    void aMenuIsThereForWhatAPhoneHasNoRoomFor() {
        var inbox = Navigation.of(ROOMS.subList(0, 1), "/approvals");

        assertThat(inbox.menu()).isFalse();
        assertThat(Navigation.of(ROOMS, "/approvals").menu()).isTrue();
        assertThat(Navigation.of(ROOMS, "/approvals").links())
                .filteredOn(Link::first)
                .extracting(Link::title)
                .containsExactly("Inbox", "Agents");
    }
}
