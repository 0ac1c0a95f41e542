package com.waooaw.governance.notification;

import com.waooaw.platform.kernel.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a Governor is told and not asked.
 *
 * @param id the same for the same thing, which is told once
 * @param customerId whose Governor; none for the Platform Governor
 * @param person a deputy, who alone is told; absent where it is the Governor
 * @param page where it is looked at, and answered
 * @param requester who caused it, of whom there may be many more; empty where nobody in particular
 * @param title up to 100 characters, of this platform's own words
 * @param body up to 200 characters, likewise
 */
public record Announcement(
        UUID id,
        NoticeKind kind,
        @Nullable UUID customerId,
        @Nullable String person,
        NoticePage page,
        String requester,
        String title,
        String body) {

    private static final int MAX_REQUESTER = 100;
    private static final int MAX_TITLE = 100;
    private static final int MAX_BODY = 200;

    public Announcement {
        if (kind == NoticeKind.APPROVAL) {
            throw new IllegalArgumentException("a question is asked, by the cascade");
        }
        requester = requester.length() <= MAX_REQUESTER ? requester : requester.substring(0, MAX_REQUESTER);
        title = title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE - 1) + "…";
        body = body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY - 1) + "…";
    }

    /** For the Governor. */
    public Announcement(
            UUID id, NoticeKind kind, @Nullable UUID customerId, NoticePage page, String title, String body) {
        this(id, kind, customerId, null, page, "", title, body);
    }

    /** For a person. */
    public Announcement(
            UUID id,
            NoticeKind kind,
            @Nullable UUID customerId,
            @Nullable String person,
            NoticePage page,
            String title,
            String body) {
        this(id, kind, customerId, person, page, "", title, body);
    }

    /** The same, caused by somebody: of many in a short time the Governor is told as a number. */
    public Announcement from(String whoCausedIt) {
        return new Announcement(id, kind, customerId, person, page, whoCausedIt, title, body);
    }

    /** The same, told by one way among others. */
    Announcement by(Channel way) {
        return new Announcement(
                Ids.of("announcement", id, way.stored()), kind, customerId, person, page, requester, title, body);
    }
}
