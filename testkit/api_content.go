package testkit

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// SaveData is a save data document as the API shows it. Timestamp is in ms
// since the epoch. Profile is nil where a user owns it.
type SaveData struct {
	ID        string   `json:"id"`
	Slot      int      `json:"slot"`
	User      *User    `json:"user"`
	Profile   *Profile `json:"profile"`
	Timestamp int64    `json:"timestamp"`
	Version   string   `json:"version"`
	Contents  string   `json:"contents"`
}

// NewSaveData is a document to write, for a user or for a profile. What is in
// the slot is overwritten.
type NewSaveData struct {
	UserID    string `json:"userId,omitempty"`
	ProfileID string `json:"profileId,omitempty"`
	Slot      int    `json:"slot"`
	Contents  string `json:"contents"`
}

// SaveDataList says which documents are asked for. UserID is for superusers.
type SaveDataList struct {
	List
	UserID, ProfileID string
}

// SaveDataDocuments is a page of the documents that the caller may see.
func (a *API) SaveDataDocuments(ctx context.Context, l SaveDataList) (p Page[SaveData], err error) {
	q := url.Values{}
	for name, value := range map[string]string{"userId": l.UserID, "profileId": l.ProfileID} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return p, a.call(ctx, http.MethodGet, l.atWith("/save_data", q), nil, &p)
}

// SaveData is a document by id.
func (a *API) SaveData(ctx context.Context, id string) (d SaveData, err error) {
	return d, a.call(ctx, http.MethodGet, below("/save_data", id), nil, &d)
}

// UserSaveData is the document in a slot of a user.
func (a *API) UserSaveData(ctx context.Context, userID string, slot int) (d SaveData, err error) {
	return d, a.call(ctx, http.MethodGet, below("/save_data/user", userID)+"/"+strconv.Itoa(slot), nil, &d)
}

// ProfileSaveData is the document in a slot of a profile.
func (a *API) ProfileSaveData(ctx context.Context, profileID string, slot int) (d SaveData, err error) {
	return d, a.call(ctx, http.MethodGet, below("/save_data/profile", profileID)+"/"+strconv.Itoa(slot), nil, &d)
}

// CreateSaveData writes a document, over what is in its slot.
func (a *API) CreateSaveData(ctx context.Context, d NewSaveData) (made SaveData, err error) {
	return made, a.call(ctx, http.MethodPost, "/save_data", d, &made)
}

// UpdateSaveData replaces contents, if the version is still the one that the
// document has; else the error is a 409.
func (a *API) UpdateSaveData(ctx context.Context, id, version, contents string) (changed SaveData, err error) {
	body := map[string]string{"version": version, "contents": contents}
	return changed, a.call(ctx, http.MethodPut, below("/save_data", id), body, &changed)
}

// ForceSaveData replaces contents whatever the version is.
func (a *API) ForceSaveData(ctx context.Context, id, contents string) (changed SaveData, err error) {
	body := map[string]any{"force": true, "contents": contents}
	return changed, a.call(ctx, http.MethodPut, below("/save_data", id), body, &changed)
}

// DeleteSaveData deletes a document.
func (a *API) DeleteSaveData(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/save_data", id), nil, nil)
}

// Metadata is a named object of free form. AccessLevel is UNPRIVILEGED, USER
// or SUPERUSER. Of MetadataSpec only the id counts when it is sent.
type Metadata struct {
	ID           string         `json:"id,omitempty"`
	Name         string         `json:"name"`
	Metadata     map[string]any `json:"metadata"`
	MetadataSpec *MetadataSpec  `json:"metadataSpec"`
	AccessLevel  string         `json:"accessLevel"`
}

// MetadataSpec describes what metadata should look like.
type MetadataSpec struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Type string `json:"type,omitempty"`
}

// MetadataObjects is a page of what the caller may read. Search is a regular
// expression for names and levels.
func (a *API) MetadataObjects(ctx context.Context, l List) (p Page[Metadata], err error) {
	return p, a.call(ctx, http.MethodGet, l.at("/metadata"), nil, &p)
}

// Metadata is an object by name or id.
func (a *API) Metadata(ctx context.Context, nameOrID string) (m Metadata, err error) {
	return m, a.call(ctx, http.MethodGet, below("/metadata", nameOrID), nil, &m)
}

// CreateMetadata makes an object, which takes a superuser.
func (a *API) CreateMetadata(ctx context.Context, m Metadata) (made Metadata, err error) {
	m.ID = ""
	return made, a.call(ctx, http.MethodPost, "/metadata", m, &made)
}

// UpdateMetadata replaces the object with m's id, which takes a superuser.
func (a *API) UpdateMetadata(ctx context.Context, m Metadata) (changed Metadata, err error) {
	id := m.ID
	m.ID = ""
	return changed, a.call(ctx, http.MethodPut, below("/metadata", id), m, &changed)
}

// DeleteMetadata deletes an object by id, which takes a superuser.
func (a *API) DeleteMetadata(ctx context.Context, id string) error {
	return a.call(ctx, http.MethodDelete, below("/metadata", id), nil, nil)
}

// The collections that BuildIndexes builds indexes on.
const (
	IndexMetadata              = "METADATA"
	IndexDistinctInventoryItem = "DISTINCT_INVENTORY_ITEM"
)

// BuildIndexes plans and builds the indexes on metadata of some collections,
// which lets searches name its fields. It takes a superuser.
func (a *API) BuildIndexes(ctx context.Context, collections ...string) error {
	body := map[string]any{"plan": true, "toIndex": collections}
	return a.call(ctx, http.MethodPost, "/index/build", body, nil)
}
