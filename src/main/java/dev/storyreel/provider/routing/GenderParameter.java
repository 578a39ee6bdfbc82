package dev.storyreel.provider.routing;

import dev.storyreel.provider.Voice;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads how a voice is to sound from a query parameter as it is shown, in lower case. */
@Component
class GenderParameter implements Converter<String, Voice.Gender> {
    @Override
    public Voice.Gender convert(String code) {
        return Voice.Gender.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
