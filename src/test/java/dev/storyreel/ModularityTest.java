package dev.storyreel;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The borders that the packages declare hold; and the picture of them is drawn anew into {@code target}. */
class ModularityTest {
    private final ApplicationModules modules = ApplicationModules.of(Storyreel.class);

    @Test
    void everyModuleUsesOnlyWhatItDeclares() {
        modules.verify();
    }

    @Test
    void thePictureOfTheModulesIsDrawn() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
