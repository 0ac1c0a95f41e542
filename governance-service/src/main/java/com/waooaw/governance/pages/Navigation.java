package com.waooaw.governance.pages;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rooms as the head of a page shows them.
 *
 * @param hereInMore whether the page that is looked at is behind one of the menu
 */
record Navigation(List<Link> links, boolean hereInMore) {

    /**
     * A way into a room.
     *
     * @param first whether it is seen without opening the menu on a phone
     * @param current what {@code aria-current} says: {@code page} on the room itself, {@code true} on a page behind it
     */
    record Link(
            String path,
            String title,
            boolean first,
            @Nullable String current) {}

    /** Seen from the page at this path. */
    static Navigation of(List<Room> rooms, String here) {
        // every page lies below the inbox, so the longest path is the room it belongs to
        var nearest = rooms.stream()
                .filter(room -> room.leadsTo(here))
                .max(Comparator.comparingInt(room -> room.path().length()));
        var links = rooms.stream()
                .map(room -> new Link(
                        room.path(),
                        room.title(),
                        room.first(),
                        nearest.filter(room::equals).isPresent() ? current(room, here) : null))
                .toList();
        return new Navigation(links, nearest.filter(room -> !room.first()).isPresent());
    }

    private static String current(Room room, String here) {
        return room.path().equals(here) ? "page" : "true";
    }

    /** Whether there is anything for a menu; public because templates ask. */
    public boolean menu() {
        return links.stream().anyMatch(link -> !link.first());
    }
}
