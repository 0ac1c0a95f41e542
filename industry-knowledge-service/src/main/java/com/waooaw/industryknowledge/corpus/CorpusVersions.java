package com.waooaw.industryknowledge.corpus;

import com.waooaw.platform.audit.CanonicalJson;
import java.util.List;

/** Names a corpus by what it says. */
public final class CorpusVersions {

    private CorpusVersions() {}

    /** The same passages always get the same version; a changed letter gets another. 16 hex digits. */
    public static String of(List<Passage> passages) {
        return CanonicalJson.sha256(CanonicalJson.of(passages)).substring(0, 16);
    }
}
