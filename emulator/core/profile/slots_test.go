package profile_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
)

// profile.19: fewer slots take no profile away, but none is made any more.
func TestFewerSlots(t *testing.T) {
	t.Parallel()
	for _, slots := range []int{0, 1, 2} {
		api := newAPI(t)
		changeApplication(api, application.Request{MaxProfiles: &slots})
		for _, id := range []string{rookID, pawnID} {
			if got := api.Call(ann, "GET", "/profile/"+id, ""); got.Status != 200 {
				t.Errorf("%d slots: %s: %d %s", slots, id, got.Status, got.Body)
			}
			if got := api.Call(ann, "PUT", "/profile/"+id, `{"displayName":"Knight"}`); got.Status != 200 {
				t.Errorf("%d slots: change %s: %d %s", slots, id, got.Status, got.Body)
			}
		}
		if got := api.Call(ann, "POST", "/profile", `{"userId":"`+annID+`","applicationId":"chess"}`); got.Status != 400 || got.Code() != "INVALID_DATA" {
			t.Errorf("%d slots: one more: %d %s", slots, got.Status, got.Body)
		}
	}
}
