package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecogniserPlacesTest {
    private final RecogniserPlaces places = new RecogniserPlaces();

    @Test
    void thereAreTwoForAll() {
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("b")).isTrue();
        assertThat(places.take("a")).isFalse();
        places.giveBack("b");
        assertThat(places.take("a")).isTrue();
    }

    @Test
    void whoHadNoPlaceForTheSecondIsAskedForOneFromThenOn() {
        places.take("a");
        places.take("a");
        places.noteBusy("a", Duration.ZERO);
        places.giveBack("a");
        assertThat(places.take("a")).isFalse();
        assertThat(places.take("b")).isTrue();
        places.giveBack("a");
        assertThat(places.take("a")).isTrue();
    }

    @Test
    void whoIsBusyIsLeftAloneForAsLongAsHeSays() {
        places.take("a");
        places.noteBusy("a", Duration.ofHours(1));
        places.noteBusy("a", Duration.ofSeconds(1));
        places.giveBack("a");
        assertThat(places.take("a")).isFalse();
        assertThat(places.take("b")).isTrue();
    }
}
