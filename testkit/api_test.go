package testkit_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

func TestAPISystem(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	version, errVersion := s.API().Version(t.Context())
	health, errHealth := s.API().Health(t.Context())
	if err := errors.Join(errVersion, errHealth); err != nil || version.Version == "" || health.OverallHealth != 100 {
		t.Errorf("got %+v, %+v, %v", version, health, err)
	}
}

func TestAPIUsers(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	root, ctx := s.Superuser(t), t.Context()
	made, err := root.CreateUser(ctx, testkit.NewUser{Name: "bob", Email: "bob@example.com", Password: "first", Level: testkit.LevelUser})
	if err != nil || made.Name != "bob" {
		t.Fatalf("got %+v, %v", made, err)
	}
	changed, err := root.UpdateUser(ctx, made.ID, testkit.UserUpdate{
		Name: "bob", Email: "bob@example.com", FirstName: "Bob", Level: testkit.LevelUser,
	})
	if err != nil || changed.FirstName != "Bob" {
		t.Errorf("got %+v, %v", changed, err)
	}
	bob, err := s.Login(t, "bob", "first").ChangePassword(ctx, made.ID, "first", "second")
	if err != nil {
		t.Fatal(err)
	}
	if me, err := bob.Me(ctx); err != nil || me.ID != made.ID {
		t.Errorf("got %+v, %v", me, err)
	}
	if err := root.DeleteUser(ctx, made.ID); err != nil {
		t.Error(err)
	}
}

func TestAPISignUp(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	made, err := s.API().SignUp(t.Context(), testkit.NewUser{Name: "eve"})
	if err != nil || made.Password == "" {
		t.Errorf("got %+v, %v", made, err)
	}
	bob, err := s.API().SignUpSession(t.Context(), testkit.NewUser{Name: "bob", Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	if me, err := bob.Me(t.Context()); err != nil || me.Name != "bob" {
		t.Errorf("got %+v, %v", me, err)
	}
}

func TestAPIMails(t *testing.T) {
	t.Parallel()
	s, _ := controls(t, testkit.WithMail())
	bob, ctx := s.MockSession(t), t.Context()
	if err := bob.RequestVerification(ctx, "bob@example.com"); err != nil {
		t.Fatal(err)
	}
	mails := s.Outbox(t, "bob@example.com")
	if len(mails) != 1 {
		t.Fatalf("got %+v, want one mail", mails)
	}
	if err := s.API().CompleteVerification(ctx, mails[0].Token); err != nil {
		t.Fatal(err)
	}
	if me, err := bob.LinkEmail(ctx, "bob@example.com", "secret"); err != nil {
		t.Errorf("got %+v, %v", me, err)
	}
}

func TestAPILinkName(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	bob := s.MockSession(t)
	name := bob.Info.User.Name
	if me, err := bob.LinkName(t.Context(), name, "secret"); err != nil || me.Name != name {
		t.Errorf("got %+v, %v", me, err)
	}
	s.Login(t, name, "secret")
}

func TestAPIApplicationsAndProfiles(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	root, ctx := s.Superuser(t), t.Context()
	chess, err := root.CreateApplication(ctx, testkit.NewApplication{Name: "chess", MaxProfiles: 1})
	if err != nil {
		t.Fatal(err)
	}
	chess, err = root.UpdateApplication(ctx, testkit.NewApplication{Name: "chess", MaxProfiles: 2})
	if err != nil || chess.MaxProfiles != 2 {
		t.Errorf("got %+v, %v", chess, err)
	}
	if found, err := root.Application(ctx, "chess"); err != nil || found.ID != chess.ID {
		t.Errorf("got %+v, %v", found, err)
	}
	profiles(t, s, chess)
	if err := root.DeleteApplication(ctx, chess.ID); err != nil {
		t.Error(err)
	}
	if left, err := root.Applications(ctx, testkit.List{}); err != nil || left.Total != 0 {
		t.Errorf("got %+v, %v", left, err)
	}
}

// profiles makes, changes and deletes profiles of a game.
func profiles(t *testing.T, s *testkit.Server, game testkit.Application) {
	t.Helper()
	ctx := t.Context()
	bob := s.MockSession(t, testkit.MockRequest{Application: &testkit.ApplicationRef{ID: game.ID}})
	current, err := bob.CurrentProfile(ctx)
	if err != nil || current.Application.Name != game.Name {
		t.Fatalf("got %+v, %v", current, err)
	}
	second, err := bob.CreateProfile(ctx, testkit.NewProfile{UserID: bob.Info.User.ID, ApplicationID: game.ID, DisplayName: "Bob"})
	if err != nil {
		t.Fatal(err)
	}
	second, err = bob.UpdateProfile(ctx, second.ID, testkit.ProfileUpdate{DisplayName: "Bobby"})
	if err != nil || second.DisplayName != "Bobby" {
		t.Errorf("got %+v, %v", second, err)
	}
	if second, err = bob.SetProfileImage(ctx, second.ID, "image/png"); err != nil || second.ImageObject.MimeType != "image/png" {
		t.Errorf("got %+v, %v", second, err)
	}
	page, err := bob.Profiles(ctx, testkit.List{Count: 1, Offset: 1})
	if err != nil || page.Total != 2 || len(page.Objects) != 1 {
		t.Errorf("got %+v, %v", page, err)
	}
	if as, err := s.AsProfile(t, second.ID).CurrentProfile(ctx); err != nil || as.ID != second.ID {
		t.Errorf("got %+v, %v", as, err)
	}
	if err := bob.DeleteProfile(ctx, second.ID); err != nil {
		t.Error(err)
	}
	_, err = bob.Profile(ctx, second.ID)
	wantStatus(t, err, http.StatusNotFound)
}

func TestAPIWithSecret(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	player := s.MockSession(t)
	if me, err := s.With(player.Secret()).Me(t.Context()); err != nil || me.ID != player.Info.User.ID {
		t.Errorf("got %+v, %v", me, err)
	}
}

func TestErrorNamesWhatWasRefused(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	_, err := s.Superuser(t).CreateApplication(t.Context(), testkit.NewApplication{Name: "two words"})
	refused := (*testkit.Error)(nil)
	if !errors.As(err, &refused) || refused.Code == "" || len(refused.Failures) == 0 {
		t.Errorf("got %#v", err)
	}
}

func TestAPISaveData(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	ctx := t.Context()
	bob, err := s.API().SignUpSession(ctx, testkit.NewUser{Name: "bob", Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	me, err := bob.Me(ctx)
	if err != nil {
		t.Fatal(err)
	}
	first, err := bob.CreateSaveData(ctx, testkit.NewSaveData{UserID: me.ID, Slot: 3, Contents: "one"})
	if err != nil || first.Slot != 3 || first.Profile != nil {
		t.Fatalf("got %+v, %v", first, err)
	}
	second, err := bob.UpdateSaveData(ctx, first.ID, first.Version, "two")
	if err != nil || second.Contents != "two" {
		t.Errorf("got %+v, %v", second, err)
	}
	var conflict *testkit.Error
	if _, err := bob.UpdateSaveData(ctx, first.ID, first.Version, "lost"); !errors.As(err, &conflict) || conflict.Status != http.StatusConflict {
		t.Errorf("got %v", err)
	}
	if _, err := bob.ForceSaveData(ctx, first.ID, "three"); err != nil {
		t.Error(err)
	}
	if got, err := bob.UserSaveData(ctx, me.ID, 3); err != nil || got.Contents != "three" {
		t.Errorf("got %+v, %v", got, err)
	}
	page, err := s.Superuser(t).SaveDataDocuments(ctx, testkit.SaveDataList{UserID: me.ID})
	if err != nil || page.Total != 1 {
		t.Errorf("got %+v, %v", page, err)
	}
	if err := bob.DeleteSaveData(ctx, first.ID); err != nil {
		t.Error(err)
	}
	if _, err := bob.SaveData(ctx, first.ID); err == nil {
		t.Error("it is still there")
	}
}

func TestAPIMetadata(t *testing.T) {
	t.Parallel()
	s, _ := controls(t)
	root, ctx := s.Superuser(t), t.Context()
	made, err := root.CreateMetadata(ctx, testkit.Metadata{Name: "motd", Metadata: map[string]any{"text": "hi"}, AccessLevel: "UNPRIVILEGED"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.API().Metadata(ctx, "motd"); err != nil || got.Metadata["text"] != "hi" || got.ID != made.ID {
		t.Errorf("got %+v, %v", got, err)
	}
	made.AccessLevel = "SUPERUSER"
	if _, err := root.UpdateMetadata(ctx, made); err != nil {
		t.Error(err)
	}
	if page, err := s.API().MetadataObjects(ctx, testkit.List{}); err != nil || page.Total != 0 {
		t.Errorf("got %+v, %v", page, err)
	}
	if err := root.BuildIndexes(ctx, testkit.IndexMetadata); err != nil {
		t.Error(err)
	}
	if err := root.DeleteMetadata(ctx, made.ID); err != nil {
		t.Error(err)
	}
}

func TestExplainQuery(t *testing.T) {
	t.Parallel()
	_, controls := controls(t)
	e, err := controls.ExplainQuery(t.Context(), "profile", "", "NOT displayName:Ann OR displayName:Ben")
	if err != nil || e.Outcome != "query" || len(e.Quirks) != 1 || e.Quirks[0].Rule != "query.42" || e.Rewritten != "displayName:Ben OR NOT displayName:Ann" {
		t.Errorf("got %+v, %v", e, err)
	}
	if _, err := controls.ExplainQuery(t.Context(), "profle", "", "x"); err == nil {
		t.Error("a mistyped type is explained")
	}
}
