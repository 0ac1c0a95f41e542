package com.waooaw.industryknowledge.industry;

import java.util.List;
import java.util.Optional;

/** Where industries are kept. */
interface IndustryRepository {

    /** Adds a new one; false where it is there already. */
    boolean add(Industry industry);

    /** Replaces the version before; throws {@code IK-0005} if somebody was faster. */
    void replace(Industry industry);

    Optional<Industry> find(String id);

    /** By id. */
    List<Industry> all();

    void remember(String industryId, StateChange change);

    /** Oldest first. */
    List<StateChange> history(String industryId);
}
