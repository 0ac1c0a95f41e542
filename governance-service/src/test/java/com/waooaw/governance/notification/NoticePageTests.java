package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticePageTests {

    private static final UUID ID = UUID.fromString("0197a000-0000-7000-8000-00000000000a");

    @Test
    void whatTellsOfSeveralLeadsWhereAllAre() {
        assertThat(NoticePage.emergency(ID).path())
                .isEqualTo("/approvals/break-glass/0197a000-0000-7000-8000-00000000000a");
        assertThat(NoticePage.emergency(ID).all().path()).isEqualTo("/approvals/break-glass");
        assertThat(NoticePage.undoing(ID).all().path()).isEqualTo("/approvals");
        assertThat(NoticePage.OVERVIEW.all()).isEqualTo(NoticePage.OVERVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "https://evil.test/approvals",
                "/approvals/../auth",
                "/approvals?via=push",
                "/approvals//"
            })
    void nothingElseBecomesALink(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticePage(path));
    }
}
